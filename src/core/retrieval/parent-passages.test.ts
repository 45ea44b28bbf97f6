import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import type { Span } from "../../contracts/passage.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";
import { makeChunks } from "../chunking/make-chunks.ts";
import { mergeSpans, totalLength } from "../evaluation/spans.ts";
import { usedPassages } from "./budget.ts";
import { type ParentLimits, parentLimits, parentPassages } from "./parent-passages.ts";

/** Ten chunks of ten characters; a heading before the first, the fourth and the eighth. */
const text = Array.from({ length: 10 }, (_, at) => `chunk ${at}. `.padEnd(10)).join("");
const heading = (at: number) => ({ level: 1, title: `Part ${at}`, start: 10 * at, end: 10 * at + 1 });
const plain: PreparedDocument = {
  source: "a.md",
  text,
  language: "en",
  headings: [heading(0), heading(3), heading(7)],
  regions: [{ start: 0, end: text.length }],
};
const tens = Array.from({ length: 10 }, (_, at) => ({ start: 10 * at, end: 10 * at + 10 }));
const free: ParentLimits = { neighbours: null, characters: null, within: "document" };

/** The passages around the rows, best first, as "first chunk to after the last". */
function around(
  rows: readonly number[],
  limits: ParentLimits,
  document = plain,
  spans: readonly Span[] = tens,
) {
  const hits = rows.map((row, index) => ({ row, score: 1 - index / 100 }));
  return parentPassages(hits, makeChunks(document, spans), () => document, limits).map(({ start, end }) => [
    start / 10,
    end / 10,
  ]);
}

describe("a passage grows around the chunk that was found", () => {
  test.each<[string, number[], ParentLimits, number[][]]>([
    ["by neighbours on both sides", [4], { ...free, neighbours: 2 }, [[2, 7]]],
    ["at an edge on the other side only", [0], { ...free, neighbours: 2 }, [[0, 3]]],
    ["by whole chunks while they fit", [4], { ...free, characters: 45 }, [[3, 7]]],
    ["not at all where none fits", [4], { ...free, characters: 15 }, [[4, 5]]],
    ["to the ends of its section", [4], { ...free, within: "section" }, [[3, 7]]],
    ["and takes in what stands in it, once", [4, 5, 3], { ...free, neighbours: 1 }, [[3, 6]]],
    [
      "up to an earlier passage, never into it",
      [4, 6],
      { ...free, neighbours: 1 },
      [
        [3, 6],
        [6, 8],
      ],
    ],
    [
      "in the order of each passage's best chunk",
      [8, 1, 9],
      { ...free, neighbours: 1 },
      [
        [7, 10],
        [0, 3],
      ],
    ],
  ])("%s", (_, rows, limits, passages) => {
    expect(around(rows, limits)).toEqual(passages);
  });
});

test("a passage has the score of its best chunk and the headings of where it begins", () => {
  const hits = [
    { row: 4, score: 0.9 },
    { row: 5, score: 0.8 },
  ];
  const limits = { ...free, neighbours: 2 };
  expect(parentPassages(hits, makeChunks(plain, tens), () => plain, limits)).toEqual([
    { source: "a.md", start: 20, end: 70, score: 0.9, breadcrumb: ["Part 0"] },
  ]);
});

test("text that cleaning took out is not brought back, blank text is", () => {
  const cleaned = {
    ...plain,
    text: `${"a".repeat(20)}${" ".repeat(10)}${"b".repeat(20)}LEFT OUT. ${"c".repeat(20)}`,
  };
  const regions = [
    { start: 0, end: 20 },
    { start: 30, end: 50 },
    { start: 60, end: 80 },
  ];
  const spans = tens.slice(0, 8).filter((_, at) => at !== 2 && at !== 5);
  expect(around([2], free, { ...cleaned, headings: [], regions }, spans)).toEqual([[0, 5]]);
});

test("of a chunk that overlaps an earlier passage the rest is taken", () => {
  const overlapping = [0, 8, 16, 24].map((start) => ({ start, end: start + 10 }));
  const found = parentPassages(
    [
      { row: 0, score: 1 },
      { row: 1, score: 0.5 },
    ],
    makeChunks(plain, overlapping),
    () => plain,
    { ...free, characters: 10 },
  );
  expect(found.map(({ start, end }) => [start, end])).toEqual([
    [0, 10],
    [10, 18],
  ]);
});

test("no passage grows beyond the budget that it has to fit", () => {
  const limitsOf = (retrieve: object) => parentLimits(Pipeline.parse({ retrieve }).retrieve);
  expect(limitsOf({})).toBeUndefined();
  expect(limitsOf({ parent: { neighbours: 2 } })).toEqual({
    neighbours: 2,
    characters: null,
    within: "document",
  });
  expect(limitsOf({ parent: { characters: 900 }, budget: { characters: 500 } })?.characters).toBe(500);
  expect(limitsOf({ parent: { within: "section" }, budget: { tokens: 300 } })).toEqual({
    neighbours: null,
    characters: 300,
    within: "section",
  });
});

/** A document with headings, blank stretches and stretches that cleaning took out, chunks over what is left, and hits. */
const corpora = fc
  .record({
    stretches: fc.array(
      fc.record({
        kind: fc.constantFrom("kept", "kept", "kept", "blank", "removed"),
        length: fc.integer({ min: 1, max: 60 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    size: fc.integer({ min: 3, max: 20 }),
    overlap: fc.integer({ min: 0, max: 2 }),
    headings: fc.uniqueArray(fc.nat(150), { maxLength: 4 }),
    order: fc.infiniteStream(fc.nat()),
    limits: fc.record({
      neighbours: fc.option(fc.integer({ min: 1, max: 4 })),
      characters: fc.option(fc.integer({ min: 1, max: 90 })),
      within: fc.constantFrom("document" as const, "section" as const),
    }),
  })
  .map(({ stretches, size, overlap, headings, order, limits }) => {
    const letters = { kept: "word ", blank: " ", removed: "GONE " };
    let text = "";
    const regions: Span[] = [];
    const spans: Span[] = [];
    for (const { kind, length } of stretches) {
      const start = text.length;
      text += letters[kind].repeat(length).slice(0, length);
      if (kind !== "kept") continue;
      regions.push({ start, end: text.length });
      for (let at = start; at < text.length; at += size - overlap) {
        spans.push({ start: at, end: Math.min(at + size, text.length) });
      }
    }
    const document: PreparedDocument = {
      source: "a.md",
      text,
      language: "en",
      headings: headings
        .filter((at) => at < text.length)
        .sort((left, right) => left - right)
        .map((at) => ({ level: 1, title: String(at), start: at, end: at + 1 })),
      regions,
    };
    const chunks = makeChunks(document, spans);
    const rows = [
      ...new Set(Array.from({ length: 2 * chunks.length }, () => (order.next().value ?? 0) % chunks.length)),
    ];
    return { document, chunks, overlap, limits, hits: rows.map((row, at) => ({ row, score: 1 / (1 + at) })) };
  });

const passagesOf = ({ document, chunks, limits, hits }: Example, count = hits.length): RankedPassage[] =>
  parentPassages(hits.slice(0, count), chunks, () => document, limits);
type Example = typeof corpora extends fc.Arbitrary<infer Each> ? Each : never;
const chunkOf = ({ chunks, hits }: Example, at: number) => chunks[hits[at]?.row ?? 0] as Chunk;

describe("whatever the corpus, the limits and the ranking", () => {
  test("passages never overlap", () => {
    fc.assert(
      fc.property(corpora, (example) => {
        const passages = passagesOf(example);
        expect(totalLength(mergeSpans(passages))).toBe(totalLength(passages));
      }),
    );
  });

  test("every chunk found lies in a passage; where chunks overlap, in several that meet, save blanks", () => {
    fc.assert(
      fc.property(corpora, (example) => {
        const passages = passagesOf(example);
        const { document, overlap } = example;
        const isInside = (at: number) => passages.some(({ start, end }) => start <= at && at < end);
        const outside = example.hits.filter((_, at) => {
          const { start, end } = chunkOf(example, at);
          const missed = Array.from(document.text.slice(start, end)).filter(
            (_, place) => !isInside(start + place),
          );
          const inOne = passages.some((one) => one.start <= start && end <= one.end);
          return missed.join("").trim() !== "" || (overlap === 0 && missed.length === 0 && !inOne);
        });
        expect(outside).toEqual([]);
      }),
    );
  });

  test("a passage is longer than its limit only where one chunk is, and holds nothing that cleaning took out", () => {
    fc.assert(
      fc.property(corpora, (example) => {
        const { document, limits, chunks } = example;
        const longest = Math.max(...chunks.map(({ text }) => text.length), 0);
        const passages = passagesOf(example);
        const most = Math.max(limits.characters ?? Infinity, longest);
        expect(passages.filter(({ start, end }) => end - start > most)).toEqual([]);
        expect(passages.filter(({ start, end }) => document.text.slice(start, end).includes("GONE"))).toEqual(
          [],
        );
      }),
    );
  });

  test("the first passages stay as they are when the ranking is read deeper", () => {
    fc.assert(
      fc.property(corpora, fc.nat(), (example, cut) => {
        const first = passagesOf(example, cut % (example.hits.length + 1));
        expect(passagesOf(example).slice(0, first.length)).toEqual(first);
      }),
    );
  });

  test("a budget is never exceeded, save by a single chunk that is longer", async () => {
    await fc.assert(
      fc.asyncProperty(corpora, fc.integer({ min: 1, max: 120 }), async (example, characters) => {
        const { document, chunks, hits } = example;
        const settings = Pipeline.parse({
          retrieve: { parent: { characters: 90 }, budget: { characters } },
        }).retrieve;
        const limits = parentLimits(settings) ?? example.limits;
        const passages = parentPassages(hits, chunks, () => document, limits);
        const read = passages.map(({ start, end }) => ({ text: document.text.slice(start, end) }));
        const used = await usedPassages(read, settings, () => 0);
        const spent = read.slice(0, used).reduce((sum, { text }) => sum + text.length, 0);
        const longestChunk = Math.max(0, ...chunks.map(({ text }) => text.length));
        expect(spent).toBeLessThanOrEqual(Math.max(characters, used <= 1 ? longestChunk : 0));
      }),
    );
  });
});
