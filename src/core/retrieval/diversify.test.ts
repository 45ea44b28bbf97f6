import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rowCosine, type VectorRows } from "../similarity/row-cosine.ts";
import { diversified, diversify } from "./diversify.ts";
import type { LexicalHit } from "./lexical/lexical-index.ts";

const rows = {
  dimensions: 2,
  // Two alike, one at a right angle to them, one of which nothing is known.
  vectors: Float32Array.of(1, 0, 1, 0, 0, 1, 0, 0),
};
const hits = [
  { row: 0, score: 10 },
  { row: 1, score: 9 },
  { row: 2, score: 2 },
  { row: 3, score: 0 },
];
const order = (diversity: number) => diversify(hits, rows, diversity).map(({ row }) => row);

test("a copy of a passage already taken comes later the more diversity counts", () => {
  // At .5 behind row 0: row 1 has .5 · .9 - .5 · 1 = -.05, row 2 .5 · .2 = .1, row 3 0.
  expect([order(0), order(0.2), order(0.5), order(1)]).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3],
    [0, 2, 3, 1],
    [0, 2, 3, 1],
  ]);
});

test("scores stay those of relevance", () => {
  expect(diversify(hits, rows, 0.5)).toEqual([hits[0], hits[2], hits[3], hits[1]]);
});

test("passages that are all as relevant and all alike keep their order", () => {
  const alike = { dimensions: 1, vectors: Float32Array.of(1, 1, 1) };
  const even = [2, 0, 1].map((row) => ({ row, score: 4 }));
  expect(diversify(even, alike, 0.7)).toEqual(even);
});

test("no passages give none", () => {
  expect(diversify([], rows, 0.5)).toEqual([]);
});

const rankings = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.double({ min: -1, max: 1, noNaN: true })), {
    maxLength: 130,
    size: "max",
  })
  .map((found) => {
    const scores = found.map(([score]) => score).sort((a, b) => b - a);
    return {
      hits: scores.map((score, row) => ({ row, score })),
      rows: {
        dimensions: 2,
        vectors: Float32Array.from(found.flatMap(([, x]) => [x, Math.sqrt(1 - x * x)])),
      },
    };
  });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("every passage is kept, the best comes first, and those behind the first hundred stay where they are", () => {
  fc.assert(
    fc.property(rankings, share, ({ hits, rows }, diversity) => {
      const reordered = diversify(hits, rows, diversity);
      expect(reordered.toSorted((a, b) => a.row - b.row)).toEqual(hits);
      expect(reordered[0]?.score).toBe(diversity < 1 ? hits[0]?.score : reordered[0]?.score);
      expect(reordered.slice(diversified)).toEqual(hits.slice(diversified));
    }),
  );
});

test("a deeper ranking begins with the shallower one", () => {
  fc.assert(
    fc.property(rankings, share, fc.nat({ max: 30 }), ({ hits, rows }, diversity, more) => {
      const shallow = hits.slice(0, diversified + more);
      const whole = diversify(hits, rows, diversity);
      expect(diversify(shallow, rows, diversity)).toEqual(whole.slice(0, shallow.length));
    }),
  );
});

test("orders as comparing every passage with all before it would, to any depth", () => {
  fc.assert(
    fc.property(rankings, share, fc.nat({ max: 130 }), ({ hits, rows }, diversity, topK) => {
      expect(diversify(hits, rows, diversity, topK)).toEqual(compared(hits, rows, diversity).slice(0, topK));
    }),
  );
});

/** The rule as it is written, with nothing remembered. */
function compared(hits: readonly LexicalHit[], rows: VectorRows, diversity: number): LexicalHit[] {
  const left = hits.slice(0, diversified);
  const scores = left.map(({ score }) => score);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const taken: LexicalHit[] = [];
  while (left.length > 0) {
    const values = left.map(({ row, score }) => {
      const relevance = high > low ? (score - low) / (high - low) : 1;
      const likest = Math.max(...taken.map((before) => rowCosine(rows, row, before.row)));
      const value = (1 - diversity) * relevance - diversity * (taken.length === 0 ? 0 : likest);
      return Math.round(value * 1e9) / 1e9;
    });
    taken.push(...left.splice(values.indexOf(Math.max(...values)), 1));
  }
  return [...taken, ...hits.slice(diversified)];
}

test("only as many passages are compared as the depth asks for", () => {
  const many = Array.from({ length: diversified }, (_, row) => ({ row, score: diversified - row }));
  const apart = Float32Array.from(many.flatMap((_, at) => many.map((_, row) => (row === at ? 1 : 0))));
  let read = 0;
  const counted: VectorRows = {
    get dimensions() {
      read += 1;
      return diversified;
    },
    vectors: apart,
  };
  expect(diversify(many, counted, 0.3, 10)).toEqual(many.slice(0, 10));
  // Each with the first, and those that come next with the ones between.
  expect(read).toBeLessThan(2 * (diversified + 10 * 10));
});
