import * as fc from "fast-check";
import { positionFaults } from "../../../ports/document-parser.contract.ts";
import type { DocumentParser } from "../../../ports/document-parser.ts";

/** What happens to files on their way: cut, bits flipped, a stretch put elsewhere, doubled, or overwritten with noise. */
export function malformedFrom(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const damage = fc.record({
    kind: fc.constantFrom("cut", "flip", "splice", "double", "noise"),
    from: share,
    length: share,
    to: share,
    seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
  });
  return fc
    .tuple(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 3 }))
    .map(([file, damages]) =>
      damages.reduce((bytes, { kind, from, length, to, seed }) => {
        const start = Math.floor(from * bytes.length);
        const end = Math.min(bytes.length, start + 1 + Math.floor(length * Math.min(400, bytes.length)));
        const piece = bytes.slice(start, end);
        const at = Math.floor(to * bytes.length);
        if (kind === "cut") return joined(bytes.subarray(0, start), bytes.subarray(end));
        if (kind === "double") return joined(bytes.subarray(0, end), piece, bytes.subarray(end));
        if (kind === "splice") return joined(bytes.subarray(0, at), piece, bytes.subarray(at));
        const changed = bytes.slice();
        let state = seed;
        for (let index = start; index < end; index += kind === "noise" ? 1 : 17) {
          state = (state * 48_271) % 2_147_483_647;
          changed[index] = kind === "noise" ? state & 255 : (bytes[index] as number) ^ (1 << (state & 7));
        }
        return changed;
      }, file),
    );
}

/** What is wrong with what a parser makes of some bytes: nothing, where it is a sound result or a reason a person can read. */
export async function parseFaults(parser: DocumentParser, bytes: Uint8Array): Promise<unknown[]> {
  try {
    const parsed = await parser.parse({ source: "x", bytes });
    const sentences = (parsed.notices ?? []).filter((notice) => !/^[^a-z].*\.$/.test(notice));
    return [...positionFaults(parsed), ...sentences, ...(parsed.text.isWellFormed() ? [] : [parsed.text])];
  } catch (error) {
    const { code, message = "" } = error as { code?: string; message?: string };
    return code === "source.unreadable" && !/\n|\.$/.test(message) ? [] : [error];
  }
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
