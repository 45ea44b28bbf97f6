import { describe, expect, test } from "vitest";
import type { NearestOptions, VectorIndexStore, VectorRows } from "./vector-index.ts";

export interface VectorIndexStoreSubject {
  name: string;
  /** A new, empty store each time. */
  make: () => VectorIndexStore | Promise<VectorIndexStore>;
}

const never = new AbortController().signal;

const compass: VectorRows = {
  dimensions: 4,
  vectors: rowsOf([1, 0, 0, 0], [0.6, 0.8, 0, 0], [0, 1, 0, 0], [0.8, 0.6, 0, 0], [-1, 0, 0, 0]),
  groups: ["a", "b", "a", "b", "c"],
};
const east = new Float32Array([1, 0, 0, 0]);

/** What every VectorIndexStore must do; exact ones and, on so few rows, approximate ones. */
export function describeVectorIndexStore({ name, make }: VectorIndexStoreSubject): void {
  const build = async (rows: VectorRows, store?: VectorIndexStore) => {
    const used = store ?? (await make());
    await used.build("vectors", rows, never);
    const index = await used.open("vectors");
    if (index === undefined) throw new Error("The index just built cannot be opened.");
    return index;
  };
  const search = async (rows: VectorRows, query: Float32Array, options: Omit<NearestOptions, "signal">) => {
    const hits = await (await build(rows)).nearest(query, { ...options, signal: never });
    return hits.map(({ row, score }) => ({ row, score: Number(score.toFixed(6)) }));
  };

  describe(`${name} as a vector index store`, () => {
    test("gives the rows with the highest cosine, best first", async () => {
      expect(await search(compass, east, { topK: 4 })).toEqual([
        { row: 0, score: 1 },
        { row: 3, score: 0.8 },
        { row: 1, score: 0.6 },
        { row: 2, score: 0 },
      ]);
    });

    test("gives every row where topK is larger than their number", async () => {
      expect((await search(compass, east, { topK: 1000 })).map(({ row }) => row)).toEqual([0, 3, 1, 2, 4]);
    });

    test("gives nothing where topK is 0", async () => {
      expect(await search(compass, east, { topK: 0 })).toEqual([]);
    });

    test("scores by direction, whatever the length of the query", async () => {
      expect(await search(compass, new Float32Array([0, 7, 0, 0]), { topK: 2 })).toEqual([
        { row: 2, score: 1 },
        { row: 1, score: 0.8 },
      ]);
    });

    test("orders rows of equal score by row, also where topK cuts through them", async () => {
      const rows = Array.from({ length: 300 }, (_, row) => (row % 3 === 0 ? [0, 1, 0, 0] : [0.6, 0.8, 0, 0]));
      const ties = { dimensions: 4, vectors: rowsOf(...rows), groups: rows.map(() => "a") };
      const hits = await search(ties, new Float32Array([0, 1, 0, 0]), { topK: 105 });
      const equal = Array.from({ length: 100 }, (_, at) => 3 * at);
      expect(hits.map(({ row }) => row)).toEqual([...equal, 1, 2, 4, 5, 7]);
    });

    test("finds only rows of the groups asked for", async () => {
      expect((await search(compass, east, { topK: 9, groups: ["c", "b"] })).map(({ row }) => row)).toEqual([
        3, 1, 4,
      ]);
      expect(await search(compass, east, { topK: 1, groups: ["a"] })).toEqual([{ row: 0, score: 1 }]);
    });

    test("finds nothing in groups that do not exist, nor in no groups", async () => {
      expect(await search(compass, east, { topK: 9, groups: ["z"] })).toEqual([]);
      expect(await search(compass, east, { topK: 9, groups: [] })).toEqual([]);
    });

    test("takes group names with quotes, percent signs, backslashes and any script", async () => {
      const names = [
        "it's",
        `"quoted"`,
        "100 %_",
        "back\\slash",
        "报告/第一.md",
        "é\u0301 🙂",
        "' OR 1=1 --",
        "",
      ];
      const rows = { dimensions: 4, vectors: rowsOf(...names.map(() => [1, 0, 0, 0])), groups: names };
      const index = await build(rows);
      const found = await Promise.all(
        names.map((group) => index.nearest(east, { topK: 9, groups: [group], signal: never })),
      );
      expect(found).toEqual(names.map((_, row) => [{ row, score: 1 }]));
    });

    test("finds nothing for a zero query", async () => {
      expect(await search(compass, new Float32Array(4), { topK: 3 })).toEqual([]);
    });

    test("never finds a zero row, and keeps the order and numbers of the others", async () => {
      const rows = {
        dimensions: 4,
        vectors: rowsOf([0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [-1, 0, 0, 0]),
        groups: ["a", "a", "a", "a", "b", "b"],
      };
      expect(await search(rows, east, { topK: 6 })).toEqual([
        { row: 3, score: 1 },
        { row: 1, score: 0 },
        { row: 5, score: -1 },
      ]);
      expect((await build(rows)).count).toBe(6);
    });

    test("never finds a row that holds a number that is not finite", async () => {
      const vectors = rowsOf([NaN, 1, 0, 0], [1, 0, 0, 0], [Infinity, 0, 0, 0]);
      const rows = { dimensions: 4, vectors, groups: ["a", "a", "a"] };
      expect(await search(rows, east, { topK: 3 })).toEqual([{ row: 1, score: 1 }]);
    });

    test("holds an index without rows, and one of zero rows only", async () => {
      const nothing = { dimensions: 4, vectors: new Float32Array(0), groups: [] };
      expect(await search(nothing, east, { topK: 3 })).toEqual([]);
      expect((await build(nothing)).count).toBe(0);
      const zeros = { dimensions: 4, vectors: new Float32Array(8), groups: ["a", "a"] };
      expect(await search(zeros, east, { topK: 3, groups: ["a"] })).toEqual([]);
    });

    test("refuses a query of another length", async () => {
      const index = await build(compass);
      await expect(index.nearest(new Float32Array(3), { topK: 1, signal: never })).rejects.toThrow(
        "A query of 3 numbers was put to an index of 4 dimensions.",
      );
    });

    test("opens nothing where nothing was built, and lists what was", async () => {
      const store = await make();
      expect([await store.open("vectors"), await store.names()]).toEqual([undefined, []]);
      await store.build("vectors", compass, never);
      await store.build("0123-abcd_z", compass, never);
      expect(await store.names()).toEqual(["0123-abcd_z", "vectors"]);
    });

    test("keeps the first index of a name when it is built again", async () => {
      const store = await make();
      await store.build("vectors", compass, never);
      await store.build("vectors", { dimensions: 2, vectors: rowsOf([1, 0]), groups: ["z"] }, never);
      expect((await store.open("vectors"))?.count).toBe(5);
    });

    test("takes two builds of one name at once", async () => {
      const store = await make();
      await Promise.all([1, 2, 3].map(() => store.build("vectors", compass, never)));
      expect([await store.names(), (await store.open("vectors"))?.count]).toEqual([["vectors"], 5]);
    });

    test("forgets an index that is removed, and removing it again is harmless", async () => {
      const store = await make();
      await store.build("vectors", compass, never);
      await store.remove("vectors");
      await store.remove("vectors");
      expect([await store.open("vectors"), await store.names()]).toEqual([undefined, []]);
      expect((await build(compass, store)).count).toBe(5);
    });

    test("builds nothing when aborted before", async () => {
      const store = await make();
      await expect(store.build("vectors", compass, AbortSignal.abort())).rejects.toMatchObject({
        code: "aborted",
      });
      expect(await store.names()).toEqual([]);
    });

    test("aborted while building, opens a whole index or none, and builds again", async () => {
      const store = await make();
      const abort = new AbortController();
      const building = store.build("vectors", compass, abort.signal);
      abort.abort();
      await Promise.allSettled([building]);
      expect([undefined, 5]).toContain((await store.open("vectors"))?.count);
      expect((await build(compass, store)).count).toBe(5);
    });

    test("finds nothing when aborted before", async () => {
      const index = await build(compass);
      await expect(index.nearest(east, { topK: 1, signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: "aborted",
      });
    });

    test("aborted while searching, rejects or gives the whole result, and can be searched again", async () => {
      const index = await build(compass);
      const abort = new AbortController();
      const searching = index
        .nearest(east, { topK: 1, signal: abort.signal })
        .catch((error: { code: string }) => error.code);
      abort.abort();
      expect(["aborted", [{ row: 0, score: 1 }]]).toContainEqual(await searching);
      expect(await index.nearest(east, { topK: 1, signal: never })).toEqual([{ row: 0, score: 1 }]);
    });

    test("answers queries at the same time as it would one by one", async () => {
      const index = await build(compass);
      const queries = Array.from(
        { length: 20 },
        (_, at) => new Float32Array([Math.cos(at), Math.sin(at), 0, 0]),
      );
      const alone = [];
      for (const query of queries) alone.push(await index.nearest(query, { topK: 3, signal: never }));
      const together = await Promise.all(
        queries.map((query) => index.nearest(query, { topK: 3, signal: never })),
      );
      expect(together).toEqual(alone);
    });

    test("may be closed twice, and opened again", async () => {
      const store = await make();
      const index = await build(compass, store);
      await index.close();
      await index.close();
      expect(await (await store.open("vectors"))?.nearest(east, { topK: 1, signal: never })).toEqual([
        { row: 0, score: 1 },
      ]);
    });
  });
}

function rowsOf(...rows: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(rows.flat());
}
