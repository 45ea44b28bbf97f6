import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Embedder } from "../../../ports/embedder.ts";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import { characterTurns } from "../character-turns.ts";
import { shippedTable } from "./shipped-table.ts";
import { staticCorpusFitting } from "./static-corpus-fitting.ts";
import { staticEmbedder } from "./static-embedder.ts";
import { decodeTable } from "./static-table.ts";
import { rowOf256, tableBytes } from "./table-bytes.fixture.ts";
import { rowsOfWord } from "./word-rows.ts";
import { readWords } from "./word-scanner.ts";
import { corpusWordWeights } from "./word-weights.ts";

const { signal } = new AbortController();

describeEmbedder({ name: "static", scripts: "latin", make: () => staticEmbedder() });

// Written by tools/distil-static-embedder with the table.
const expected: { text: string; tokens: string[]; begins: number[] }[] = JSON.parse(
  readFileSync(new URL("static-2.expected.json", import.meta.url), "utf8"),
);

test.each(expected)(
  "gives $text the tokens and the vector it had in training",
  async ({ text, tokens, begins }) => {
    const shipped = await shippedTable.read();
    const names = new Map([
      ...Array.from(shipped.words, ([word, row]) => [row, word] as const),
      ...Array.from(shipped.continuations, ([piece, row]) => [row, `##${piece}`] as const),
    ]);
    const rows: number[] = [];
    await readWords(text, (word) => rows.push(...rowsOfWord(word, shipped)), characterTurns());
    expect(rows.map((row) => names.get(row))).toEqual(tokens);
    const row = await staticEmbedder().embed([text], { kind: "query", signal });
    expect(Array.from(row.slice(0, 8))).toEqual(begins.map((value) => expect.closeTo(value, 4)));
  },
);

const table = decodeTable(
  tableBytes({
    north: rowOf256(4, 0, 0),
    harbour: rowOf256(0, 3, 0),
    "##s": rowOf256(0, 0, 2),
    nothing: rowOf256(),
    a: rowOf256(1, 1, 1),
  }),
);
const held = { digest: table.digest, read: async () => table };
const embedder = staticEmbedder({ table: held });

async function firstThree(text: string, from: Embedder = embedder): Promise<number[]> {
  const row = await from.embed([text], { kind: "passage", signal });
  return Array.from(row.slice(0, 3), (value) => Number(value.toFixed(4)));
}

test("says what it is without reading its table", () => {
  const digest = `0123456789ab${"c".repeat(52)}`;
  const unread = staticEmbedder({ table: { digest, read: () => Promise.reject(new Error("read")) } });
  const { id, version, dimensions } = unread;
  expect({ id, version, dimensions }).toEqual({ id: "static-2", version: "1+0123456789ab", dimensions: 256 });
});

test("another table under the same name is another version", () => {
  const other = decodeTable(tableBytes({ north: rowOf256(1) }));
  const version = (digest: string) => staticEmbedder({ table: { digest, read: async () => other } }).version;
  expect(version(other.digest)).not.toBe(version(table.digest));
});

test("a text points where the sum of its words' vectors points, each times 1 + ln(frequency)", async () => {
  expect(await firstThree("North harbours")).toEqual([0.7428, 0.5571, 0.3714]);
  const twice = 4 * (1 + Math.log(2));
  const length = Math.hypot(twice, 3);
  expect(await firstThree("North, north harbour")).toEqual([
    Number((twice / length).toFixed(4)),
    Number((3 / length).toFixed(4)),
    0,
  ]);
});

test.each([
  ["no text", ""],
  ["blank space", " \n\t "],
  ["signs", "…!? --"],
  ["emoji", "🙂🎉👩‍👩‍👧"],
  ["only unknown words", "港口 Гавань שלום zzz"],
  ["half of a surrogate pair", "\ud800"],
  ["a word whose vector is nothing", "nothing"],
])("%s gives a zero row, which no index finds", async (_, text) => {
  expect(await embedder.embed([text], { kind: "passage", signal })).toEqual(new Float32Array(256));
});

test("unknown words beside known ones do not move the vector", async () => {
  expect(await firstThree("שלום north 🙂 zzz")).toEqual([1, 0, 0]);
});

test("ten megabytes in one text are one row, and a stop is heard on the way", async () => {
  const text = "north harbour ".repeat(750_000);
  expect(await firstThree(text)).toEqual([0.8, 0.6, 0]);
  const stop = new AbortController();
  const embedding = embedder.embed([text], { kind: "passage", signal: stop.signal });
  setImmediate(() => stop.abort());
  await expect(embedding).rejects.toMatchObject({ code: "aborted" });
});

test.each([
  ["letters", "a".repeat(2_000_000)],
  ["Chinese", "港".repeat(2_000_000)],
  ["accents", "é".repeat(2_000_000)],
  ["marks of several kinds", `a${"\u0301\u0323".repeat(1_000_000)}`],
  ["ligatures", "ﷺ".repeat(200_000)],
  ["emoji", "🙂".repeat(1_000_000)],
])("others get their turn many times while two million characters of %s are read", async (_, text) => {
  const turns = { count: 0, over: false };
  const count = () => {
    turns.count += 1;
    if (!turns.over) setImmediate(count);
  };
  count();
  await embedder.embed([text], { kind: "passage", signal });
  turns.over = true;
  expect(turns.count).toBeGreaterThan(4);
});

test("tells the share of a text's words that the table holds whole", async () => {
  expect(await embedder.knownShare("The NORTH harbours a harbour")).toBe(3 / 5);
  expect(await embedder.knownShare("港口")).toBe(0);
  expect(await embedder.knownShare("🙂")).toBeNull();
});

test("a table of another length is refused", async () => {
  const twoWide = decodeTable(tableBytes({ a: [1, 1] }));
  const short = staticEmbedder({ table: { digest: twoWide.digest, read: async () => twoWide } });
  await expect(short.embed(["a"], { kind: "query", signal })).rejects.toMatchObject({
    code: "store.damaged",
    message: "The table of the static embedder has 2 dimensions instead of 256.",
  });
});

test("weights fitted to a corpus hold back its commonest words, and make another embedder", async () => {
  const weights = await corpusWordWeights(["north", "North harbour", "the north"], table, signal);
  const idf = (frequency: number) => Math.log(1 + (3 - frequency + 0.5) / (frequency + 0.5));
  const expected = [3, 1, 0, 0, 0].map((frequency) => (idf(frequency) / idf(0)) ** 0.75);
  expect(Array.from(weights.factors)).toEqual(expected.map((factor) => expect.closeTo(factor, 4)));
  const weighted = staticEmbedder({ table: held, weights });
  expect(weighted.id).toBe(`static-2+${weights.digest.slice(0, 12)}`);
  const [north, harbour] = await firstThree("north harbour", weighted);
  expect((north as number) / (harbour as number)).toBeCloseTo(
    (4 * (expected[0] as number)) / (3 * (expected[1] as number)),
    3,
  );
});

test("fitted to a corpus, it is the embedder with that corpus' weights", async () => {
  const fitting = staticCorpusFitting(held);
  const texts = ["north", "North harbour", "the north"];
  const { digest, factors } = await corpusWordWeights(texts, table, signal);
  const weights = await fitting.fit(texts, signal);
  expect(weights).toEqual(factors);
  // As they come back from a store: somewhere in a larger buffer.
  const moved = new Float32Array(factors.length + 1).subarray(1);
  moved.set(weights);
  const weighted = fitting.weighted(moved);
  expect(weighted.id).toBe(`static-2+${digest.slice(0, 12)}`);
  expect(await firstThree("north harbour", weighted)).toEqual(
    await firstThree("north harbour", staticEmbedder({ table: held, weights: { digest, factors } })),
  );
});

test("the same corpus gives the same weights, another one others", async () => {
  const of = async (...texts: string[]) => (await corpusWordWeights(texts, table, signal)).digest;
  expect(await of("north", "harbour")).toBe(await of("harbour", "north"));
  expect(await of("north", "harbour")).not.toBe(await of("north", "north"));
});

test("no texts at all leave every word its weight", async () => {
  const { factors } = await corpusWordWeights([], table, signal);
  expect(Array.from(factors)).toEqual([1, 1, 1, 1, 1]);
});

test("weights of another table are refused", async () => {
  const weights = { factors: new Float32Array(2), digest: "0".repeat(64) };
  await expect(
    staticEmbedder({ table: held, weights }).embed(["a"], { kind: "query", signal }),
  ).rejects.toMatchObject({
    code: "pipeline.invalid",
    message: "The word weights are for a table of 2 rows, and this one has 5.",
  });
});
