import { expect, test } from "vitest";
import type { Chunk } from "../../contracts/chunk.ts";
import { topicEmbedder } from "../similarity/embedders.fixture.ts";
import { topicMap, type TopicMapOptions } from "./topic-map.ts";

const embedder = topicEmbedder("boat", "oven", "dog");

function chunksOf(sources: Record<string, string[]>): Chunk[] {
  return Object.entries(sources).flatMap(([source, texts]) => {
    let start = 0;
    return texts.map((text): Chunk => {
      const chunk = { source, start, end: start + text.length, text, breadcrumb: [], section: -1 };
      start = chunk.end + 1;
      return chunk;
    });
  });
}

async function mapOf(chunks: readonly Chunk[], options: Partial<TopicMapOptions> = {}) {
  const texts = chunks.map(({ text }) => text);
  const vectors = await embedder.embed(texts, { kind: "passage", signal: new AbortController().signal });
  return topicMap(
    chunks,
    { dimensions: embedder.dimensions, vectors },
    {
      count: undefined,
      seed: 1,
      threshold: 0.95,
      listed: 5,
      languageOf: () => "en",
      breathe: () => undefined,
      progress: () => {},
      ...options,
    },
  );
}

const chunks = chunksOf({
  "a.md": ["boat boat harbour", "boat dog harbour", "oven kitchen"],
  "b.md": ["boat boat harbour", "oven kitchen", "weather"],
});

test("groups chunks, names each group, and points to its middle", async () => {
  const { topics, unknown } = await mapOf(chunks, { count: 2 });
  expect({ topics, unknown }).toEqual({
    unknown: 1,
    topics: [
      {
        size: 3,
        share: 0.6,
        sources: [
          { source: "a.md", chunks: 2 },
          { source: "b.md", chunks: 1 },
        ],
        terms: ["boat", "harbour"],
        central: { row: 0, cosine: expect.closeTo(0.97, 1) },
      },
      {
        size: 2,
        share: 0.4,
        sources: [
          { source: "a.md", chunks: 1 },
          { source: "b.md", chunks: 1 },
        ],
        terms: ["kitchen", "oven"],
        central: { row: 2, cosine: 1 },
      },
    ],
  });
});

test("says which chunks are nearly the same, and which documents share nearly all their text", async () => {
  // The third document's mean is that of the others, and its text is not.
  const doubled = chunksOf({
    "a.md": ["boat boat", "oven kitchen"],
    "b.md": ["oven kitchen", "boat boat"],
    "c.md": ["boat oven"],
  });
  const { nearDuplicates } = await mapOf(doubled, { count: 2, threshold: 0.9 });
  expect(nearDuplicates).toEqual({
    chunks: {
      count: 2,
      rows: 4,
      listed: [
        { first: 0, second: 3, cosine: 1 },
        { first: 1, second: 2, cosine: 1 },
      ],
    },
    documents: { count: 1, rows: 2, listed: [{ first: 0, second: 1, cosine: expect.closeTo(0.98, 1) }] },
    sources: ["a.md", "b.md", "c.md"],
  });
});

test("chunks that share text by an overlap are no duplicates", async () => {
  const [first] = chunksOf({ "a.md": ["boat boat harbour"] }) as [Chunk];
  const { nearDuplicates } = await mapOf([first, { ...first, start: 5, end: 22 }], { count: 1 });
  expect(nearDuplicates.chunks).toEqual({ count: 0, rows: 0, listed: [] });
});

test("a corpus of which nothing is known, or without chunks, has no topics", async () => {
  const unknown = chunksOf({ "a.md": ["weather", "climate"] });
  const [none, nothing] = [await mapOf(unknown), await mapOf([], { count: 3 })];
  expect([none, nothing].map(({ topics, unknown, silhouette }) => ({ topics, unknown, silhouette }))).toEqual(
    [
      { topics: [], unknown: 2, silhouette: null },
      { topics: [], unknown: 0, silhouette: null },
    ],
  );
});

test("fewer topics than asked for where the chunks have fewer directions", async () => {
  expect((await mapOf(chunksOf({ "a.md": ["boat", "boat", "oven"] }), { count: 9 })).topics).toHaveLength(2);
});
