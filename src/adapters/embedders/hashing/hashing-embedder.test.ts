import * as fc from "fast-check";
import { expect, test } from "vitest";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import { featureCounts } from "./hash-features.ts";
import { hashingEmbedder } from "./hashing-embedder.ts";

describeEmbedder({ name: "hashing", make: () => hashingEmbedder({ dimensions: 256 }) });
describeEmbedder({ name: "hashing into few buckets", make: () => hashingEmbedder({ dimensions: 64 }) });

const embed = (texts: string[]) =>
  hashingEmbedder({ dimensions: 256 }).embed(texts, {
    kind: "passage",
    signal: new AbortController().signal,
  });

async function cosine(a: string, b: string): Promise<number> {
  const rows = await embed([a, b]);
  return rows.slice(0, 256).reduce((sum, value, at) => sum + value * (rows[256 + at] as number), 0);
}

test("is named after its dimensions", () => {
  const { id, version, dimensions } = hashingEmbedder({ dimensions: 96 });
  expect({ id, version, dimensions }).toEqual({ id: "hashing-96", version: "1", dimensions: 96 });
});

test("gives zero rows where there is no word", async () => {
  expect(await embed(["", " \n", "…!? --"])).toEqual(new Float32Array(3 * 256));
});

test("does not see case, word order, spacing or compatibility forms", async () => {
  expect(await cosine("The Harbour freezes", "freezes,\n the  HARBOUR!")).toBeCloseTo(1, 5);
  expect(await cosine("ﬁsh ①", "fish 1")).toBeCloseTo(1, 5);
});

test("holds related spellings closer than unrelated words", async () => {
  const related = await cosine("harbours freezing", "harbour freezes");
  const unrelated = await cosine("harbours freezing", "quarterly tax report");
  expect(related).toBeGreaterThan(unrelated + 0.1);
});

test("the vector of a known text never changes under one version", async () => {
  const options = { kind: "query", signal: new AbortController().signal } as const;
  const row = await hashingEmbedder({ dimensions: 8 }).embed(["Norden, 港口"], options);
  expect(Array.from(row, (value) => Number(value.toFixed(6)))).toEqual([
    0.816497, 0, -0.408248, 0, 0, 0, 0.408248, 0,
  ]);
});

test.each([
  ["words", "harbour north ".repeat(140_000)],
  ["letters", "a".repeat(2_000_000)],
  ["Chinese", "港口".repeat(1_000_000)],
])("others get their turn many times while two million characters of %s are read", async (_, text) => {
  const turns = { count: 0, over: false };
  const count = () => {
    turns.count += 1;
    if (!turns.over) setImmediate(count);
  };
  count();
  await embed([text]);
  turns.over = true;
  expect(turns.count).toBeGreaterThan(8);
});

test("a long text has the features it has at once", async () => {
  const [spaced, unspaced] = ["harbour freezes ".repeat(500), "港口位于北部".repeat(500)];
  // Of words that stand equally often, the row is that of the words.
  expect(await cosine(spaced, "harbour freezes")).toBeCloseTo(1, 5);
  expect(await cosine(unspaced, "港口位于北部".repeat(100))).toBeCloseTo(1, 2);
});

test("counts features as a map would, in order of first appearance, and forgets them after", () => {
  const counts = featureCounts();
  const hashes = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 0xffffffff })), {
    maxLength: 4000,
    size: "max",
  });
  fc.assert(
    fc.property(hashes, (hashes) => {
      const expected = new Map<number, number>();
      for (const hash of hashes) {
        counts.add(hash);
        expected.set(hash, (expected.get(hash) ?? 0) + 1);
      }
      const drained: [number, number][] = [];
      counts.drain((hash, count) => drained.push([hash, count]));
      expect(drained).toEqual([...expected]);
    }),
    { numRuns: 30 },
  );
});
