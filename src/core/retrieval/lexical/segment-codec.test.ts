import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../../contracts/app-error.ts";
import type { Segment } from "./segment.ts";
import { decodeSegment, encodeSegment } from "./segment-codec.ts";

const small: Segment = {
  source: "notes/größe.md",
  language: "de",
  terms: ["haus", "größe", "中文"],
  sequence: Uint32Array.of(0, 1, 0, 2),
  chunkStarts: Uint32Array.of(0, 3, 3, 4),
  sections: Int32Array.of(-1, 0, 300),
};

const segments: fc.Arbitrary<Segment> = fc
  .record({
    source: fc.string({ minLength: 1 }),
    language: fc.constantFrom("en", "zh", "und"),
    terms: fc.uniqueArray(fc.stringMatching(/^[a-zä中]{1,9}$/), { minLength: 1, maxLength: 300 }),
    chunks: fc.array(fc.record({ section: fc.integer({ min: -1, max: 70_000 }), picks: fc.array(fc.nat()) })),
  })
  .map(({ source, language, terms, chunks }) => {
    const ids = chunks.map(({ picks }) => picks.map((pick) => pick % terms.length));
    const chunkStarts = new Uint32Array(chunks.length + 1);
    for (const [chunk, list] of ids.entries())
      chunkStarts[chunk + 1] = (chunkStarts[chunk] as number) + list.length;
    return {
      source,
      language,
      terms,
      sequence: Uint32Array.from(ids.flat()),
      chunkStarts,
      sections: Int32Array.from(chunks, ({ section }) => section),
    };
  });

test("what is decoded is what was encoded, and encodes to the same bytes", () => {
  fc.assert(
    fc.property(segments, (segment) => {
      const bytes = encodeSegment(segment);
      const decoded = decodeSegment(bytes);
      expect(decoded).toEqual(segment);
      expect(encodeSegment(decoded)).toEqual(bytes);
    }),
  );
});

test("a segment inside a larger buffer decodes", () => {
  const bytes = encodeSegment(small);
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 3);
  expect(decodeSegment(larger.subarray(3, 3 + bytes.length))).toEqual(small);
});

test("a document without chunks and terms is a segment", () => {
  const empty: Segment = {
    source: "empty.md",
    language: "und",
    terms: [],
    sequence: new Uint32Array(0),
    chunkStarts: new Uint32Array(1),
    sections: new Int32Array(0),
  };
  expect(decodeSegment(encodeSegment(empty))).toEqual(empty);
});

test("bytes cut short, added or of another format are damaged", () => {
  const bytes = encodeSegment(small);
  const newer = bytes.slice();
  newer[3] = 2;
  const damaged = [
    ...Array.from(bytes.keys(), (length) => bytes.subarray(0, length)),
    Uint8Array.of(...bytes, 0),
    newer,
    new TextEncoder().encode('{"terms":[]}'),
  ];
  for (const wrong of damaged) {
    expect(() => decodeSegment(wrong)).toThrow(expect.objectContaining({ code: "store.damaged" }));
  }
});

test("any change of a byte gives another segment or is damaged, and nothing else", () => {
  const bytes = encodeSegment(small);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
      const wrong = bytes.slice();
      wrong[position] = (wrong[position] as number) ^ change;
      expect(decodedOrDamage(wrong)).not.toEqual(small);
    }),
  );
});

/** Any other error than damage is thrown on. */
function decodedOrDamage(bytes: Uint8Array): Segment | "damaged" {
  try {
    return decodeSegment(bytes);
  } catch (error) {
    if (error instanceof AppError && error.code === "store.damaged") return "damaged";
    throw error;
  }
}
