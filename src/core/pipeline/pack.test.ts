import * as fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { jsonCodec } from "./codec.ts";
import { type PackEntry, packCodec } from "./pack.ts";

const entries = fc.array(
  fc.record(
    {
      name: fc.string({ unit: "binary", maxLength: 12 }),
      bytes: fc.uint8Array({ maxLength: 40 }),
      itemKey: fc.stringMatching(/^[0-9a-f]{64}$/),
    },
    { requiredKeys: ["name", "bytes"] },
  ),
  { maxLength: 8 },
) as fc.Arbitrary<PackEntry[]>;

const plain = (list: readonly PackEntry[]) => list.map(({ name, bytes }) => [name, [...bytes]]);

function errorOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

/** The bytes within a larger buffer, as a slice of a file's would be. */
function withinLarger(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(bytes.length + 11).fill(0xa5);
  larger.set(bytes, 7);
  return larger.subarray(7, 7 + bytes.length);
}

test("gives back what was packed, wherever in a buffer it lies", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const packed = packCodec.encode(list);
      expect(plain(packCodec.decode(packed))).toEqual(plain(list));
      expect(plain(packCodec.decode(withinLarger(packed)))).toEqual(plain(list));
    }),
  );
});

test("equal entries give equal bytes, whatever their item keys", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const without = list.map(({ name, bytes }) => ({ name, bytes }));
      expect([...packCodec.encode(list)]).toEqual([...packCodec.encode(without)]);
    }),
  );
});

test("item ranges cut out exactly the bytes of their entries", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const packed = packCodec.encode(list);
      const cut = packCodec
        .items?.(list, packed)
        .map(({ key, offset, length }) => [key, Array.from(packed.subarray(offset, offset + length))]);
      expect(cut).toEqual(
        list.flatMap(({ itemKey, bytes }) => (itemKey === undefined ? [] : [[itemKey, [...bytes]]])),
      );
    }),
  );
});

test("refuses damaged bytes with a sentence, or reads them as another pack: nothing else is thrown", () => {
  const damage = fc.tuple(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean());
  fc.assert(
    fc.property(damage, ([list, position, flip, cut]) => {
      const packed = packCodec.encode(list);
      const at = position % packed.length;
      const damaged = cut
        ? packed.slice(0, at)
        : packed.map((byte, index) => (index === at ? byte ^ flip : byte));
      const thrown = errorOf(() => packCodec.decode(damaged));
      expect(thrown === undefined || (thrown instanceof AppError && thrown.code === "store.damaged")).toBe(
        true,
      );
    }),
    { numRuns: 400 },
  );
});

const directories = [
  "5",
  "null",
  '"a"',
  "{}",
  "[1]",
  '[["a"]]',
  '[["a",-1]]',
  '[["a",0.5]]',
  '[["a","0"]]',
  "[[1,0]]",
  '[["a",9]]',
  "[[",
];
test.each(directories)("refuses the directory %s", (directory) => {
  const json = new TextEncoder().encode(directory);
  expect(() => packCodec.decode(new Uint8Array([json.length, 0, 0, 0, ...json]))).toThrow(
    expect.objectContaining({
      code: "store.damaged",
      message: "A stored pack is damaged.",
      hint: "Run again: it is rebuilt.",
    }),
  );
});

test.each([[[]], [[1, 0, 0]], [[0, 0, 0, 0]], [[255, 255, 255, 255, 91, 93]]])(
  "refuses the bytes %j",
  (bytes) => {
    expect(() => packCodec.decode(new Uint8Array(bytes))).toThrow("A stored pack is damaged.");
  },
);

test("JSON outputs come back as they were, and damaged ones are refused with a sentence", () => {
  const codec = jsonCodec<unknown>();
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      expect(codec.decode(codec.encode(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  for (const bytes of [new Uint8Array(), new Uint8Array([0xff]), new TextEncoder().encode('{"a":')]) {
    expect(() => codec.decode(bytes)).toThrow(
      expect.objectContaining({ code: "store.damaged", message: "A stored result is damaged." }),
    );
  }
});
