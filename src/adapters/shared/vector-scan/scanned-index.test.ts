import * as fc from "fast-check";
import { expect, test } from "vitest";
import { describeVectorIndexStore } from "../../../ports/vector-index.contract.ts";
import type { VectorIndex, VectorIndexStore } from "../../../ports/vector-index.ts";
import { cosineOf, lengthOf } from "../cosine.ts";
import { rowCodes } from "./row-codes.ts";
import { scannedIndex } from "./scanned-index.ts";

const never = new AbortController().signal;

/** A store of indexes that code every row, however few. */
function codedStore(): VectorIndexStore {
  const indexes = new Map<string, VectorIndex>();
  return {
    kind: "coded",
    async build(name, rows, signal) {
      if (signal.aborted) throw Object.assign(new Error("Stopped."), { code: "aborted" });
      if (!indexes.has(name)) indexes.set(name, scannedIndex(rows, { codesFrom: 0 }));
    },
    open: async (name) => indexes.get(name),
    names: async () => [...indexes.keys()].sort(),
    remove: async (name) => void indexes.delete(name),
  };
}

describeVectorIndexStore({ name: "an index of coded rows", make: codedStore });

/** Few values, so that ties and repeated rows are common; and any float32 at all. */
const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5),
  fc.float({ noNaN: true, min: -10, max: 10 }),
  fc.float(),
);
const searches = fc.integer({ min: 1, max: 40 }).chain((dimensions) =>
  fc.record({
    rows: fc.array(fc.array(number, { minLength: dimensions, maxLength: dimensions }), { maxLength: 60 }),
    query: fc.array(number, { minLength: dimensions, maxLength: dimensions }),
    topK: fc.integer({ min: 1, max: 20 }),
    groups: fc.option(fc.subarray(["a", "b", "c"]), { nil: undefined }),
  }),
);

test("codes never change a result: the same rows and the same bits as scoring every row", async () => {
  await fc.assert(
    fc.asyncProperty(searches, async ({ rows, query, topK, groups }) => {
      const given = {
        dimensions: query.length,
        vectors: Float32Array.from(rows.flat()),
        groups: rows.map((_, row) => "abc"[row % 3] as string),
      };
      const options = { topK, signal: never, ...(groups && { groups }) };
      const asked = Float32Array.from(query);
      const coded = await scannedIndex(given, { codesFrom: 0 }).nearest(asked, options);
      expect(coded).toEqual(await scannedIndex(given, { codesFrom: Infinity }).nearest(asked, options));
    }),
    { numRuns: 500 },
  );
});

test("the bounds hold the cosine, up to the most dimensions there are", async () => {
  for (const dimensions of [8, 255, 256, 8192]) {
    for (const shape of [
      () => 1,
      Math.sin,
      (i: number) => 1 / (i + 1),
      (i: number) => (i % 7 === 0 ? 1e30 : -1e-30),
    ]) {
      const vectors = Float32Array.from(
        { length: 20 * dimensions },
        (_, i) => shape(i % dimensions) + (Math.floor(i / dimensions) / 10) * Math.cos(i),
      );
      const lengths = Float64Array.from({ length: 20 }, (_, row) =>
        lengthOf(vectors, row * dimensions, dimensions),
      );
      const query = vectors.slice(0, dimensions);
      const queryLength = lengthOf(query, 0, dimensions);
      const { count, least, most } = (await rowCodes(vectors, dimensions, lengths)).search(
        query,
        queryLength,
      )(0, 20, -2);
      const cosines = Array.from({ length: count }, (_, row) =>
        cosineOf(query, queryLength, vectors, row * dimensions, lengths[row] as number),
      );
      expect(
        cosines.filter((cosine, row) => cosine < (least[row] as number) || cosine > (most[row] as number)),
      ).toEqual([]);
      expect(
        Math.max(...cosines.map((_, row) => (most[row] as number) - (least[row] as number))),
      ).toBeLessThan(0.2);
      expect(count).toBe(20);
    }
  }
});

test("rows of one direction are all in question, and come in their order", async () => {
  const given = {
    dimensions: 8,
    vectors: new Float32Array(8 * 5000).fill(0.3),
    groups: Array(5000).fill("a"),
  };
  const hits = await scannedIndex(given).nearest(given.vectors.slice(0, 8), { topK: 4200, signal: never });
  expect(hits.map(({ row }) => row)).toEqual(Array.from({ length: 4200 }, (_, row) => row));
});
