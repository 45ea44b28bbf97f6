import * as fc from "fast-check";
import { expect, test } from "vitest";
import { knownRows, rowCosine, type VectorRows } from "../similarity/row-cosine.ts";
import { type NearPairOptions, nearPairs } from "./near-pairs.ts";
import { planeRows, unitRows } from "./vectors.fixture.ts";

/** Small whole numbers, so that some rows are copies of others. */
const row = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 });
const anyRows = (maxLength: number) => fc.array(row, { minLength: 1, maxLength, size: "max" }).map(unitRows);

const found = (rows: VectorRows, options: Partial<NearPairOptions> = {}) =>
  nearPairs(rows, knownRows(rows), {
    threshold: 0.95,
    listed: 10,
    pivots: { dimensions: rows.dimensions, vectors: new Float32Array() },
    breathe: () => undefined,
    progress: () => {},
    ...options,
  });

test("counts every pair from the threshold on, and lists the nearest first", async () => {
  // cos 10° = .984808, cos 5° = .996195, cos 15° = .965926.
  expect(await found(planeRows(0, 10, 15, 90, null))).toEqual({
    count: 3,
    rows: 3,
    listed: [
      { first: 1, second: 2, cosine: 0.996195 },
      { first: 0, second: 1, cosine: 0.984808 },
      { first: 0, second: 2, cosine: 0.965926 },
    ],
  });
});

test("lists no more than asked for, and counts all", async () => {
  const { count, rows, listed } = await found(planeRows(...Array.from({ length: 20 }, () => 0)), {
    listed: 2,
  });
  expect({ count, rows, listed }).toEqual({
    count: 190,
    rows: 20,
    listed: [
      { first: 0, second: 1, cosine: 1 },
      { first: 0, second: 2, cosine: 1 },
    ],
  });
});

test("a closer look may lower a pair, or leave it out", async () => {
  const closer = (first: number, second: number, cosine: number) =>
    second - first === 1 ? 0 : cosine - 0.01;
  expect(await found(planeRows(0, 0, 0), { closer })).toEqual({
    count: 1,
    rows: 2,
    listed: [{ first: 0, second: 2, cosine: 0.99 }],
  });
});

test("finds what comparing all pairs in full finds, whatever the pivots", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyRows(25),
      anyRows(4),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      async (rows, pivots, threshold) => {
        const members = knownRows(rows);
        const expected: string[] = [];
        for (const first of members) {
          for (const second of members) {
            if (first < second && rowCosine(rows, first, second) >= threshold)
              expected.push(`${first} ${second}`);
          }
        }
        const { count, listed } = await found(rows, { threshold, pivots, listed: 1000 });
        expect(count).toBe(expected.length);
        expect(listed.map(({ first, second }) => `${first} ${second}`).sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 300 },
  );
});
