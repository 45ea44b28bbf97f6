import * as fc from "fast-check";

/** Variants of a file as damage makes them: cut, bits flipped, a stretch moved, doubled or replaced by another. The same every time. */
export function malformed(bytes: Uint8Array, count: number): Uint8Array[] {
  const place = fc.nat(bytes.length - 1);
  const cut = place.map((end) => bytes.slice(0, end));
  const flipped = fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 40 }).map((flips) => {
    const copy = bytes.slice();
    for (const [at, bit] of flips) copy[at] = (copy[at] as number) ^ (1 << bit);
    return copy;
  });
  const digits = fc.array(fc.tuple(place, fc.nat(9)), { minLength: 1, maxLength: 30 }).map((changes) => {
    const copy = bytes.slice();
    for (const [near, digit] of changes) {
      const at = copy.findIndex((byte, index) => index >= near && byte >= 0x30 && byte <= 0x39);
      if (at >= 0) copy[at] = 0x30 + digit;
    }
    return copy;
  });
  const spliced = fc
    .tuple(place, place, place)
    .map(([from, to, into]) =>
      joined(bytes.slice(0, into), bytes.slice(Math.min(from, to), Math.max(from, to)), bytes.slice(into)),
    );
  const removed = fc
    .tuple(place, fc.nat(200))
    .map(([from, length]) => joined(bytes.slice(0, from), bytes.slice(from + length)));
  return fc.sample(fc.oneof(cut, flipped, digits, spliced, removed), { numRuns: count, seed: 6 });
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
