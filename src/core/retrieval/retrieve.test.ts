import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { VectorIndex } from "../../ports/vector-index.ts";
import { analyseSegment } from "./lexical/analyse-segment.ts";
import { openLexicalIndex } from "./lexical/open-lexical-index.ts";
import { allKnown, type EmbedderKnowledge } from "./embedded-question.ts";
import { retrieve, type RetrievalParts } from "./retrieve.ts";

const { signal } = new AbortController();
const sources = ["a.md", "b.md", "b.md", "c.md"];
const texts = ["oak ash elm", "oak", "yew", "fir fir fir"];
const embedded = { vector: Float32Array.of(1, 0), known: allKnown, family: "hashing" as const };

async function parts(cosines?: readonly number[], language = "xx"): Promise<RetrievalParts> {
  const segments = [...new Set(sources)].map((source) => {
    const chunks: Chunk[] = texts
      .filter((_, row) => sources[row] === source)
      .map((text) => ({ source, start: 0, end: text.length, text, breadcrumb: [], section: -1 }));
    const document: PreparedDocument = { source, text: "", language, headings: [], regions: [] };
    return analyseSegment(document, chunks, { breadcrumbs: true });
  });
  const lexical = await openLexicalIndex(segments, () => undefined);
  return {
    lexical,
    vectors: cosines === undefined ? undefined : fixedVectors(cosines),
  };
}

/** A vector index whose cosines are known, whatever is asked. */
function fixedVectors(cosines: readonly number[]): VectorIndex {
  return {
    count: cosines.length,
    exact: true,
    nearest: async (_query, { topK, groups }) =>
      cosines
        .map((score, row) => ({ row, score }))
        .filter(({ row }) => groups === undefined || groups.includes(sources[row] as string))
        .sort((a, b) => b.score - a.score)
        .slice(0, topK),
    close: async () => {},
  };
}

function settings(retrieveSettings: object): Pipeline["retrieve"] {
  return Pipeline.parse({ retrieve: retrieveSettings }).retrieve;
}

async function rowsFor(retrieveSettings: object, cosines?: readonly number[]): Promise<number[]> {
  const hits = await retrieve(
    { question: "oak", embedded },
    await parts(cosines),
    settings(retrieveSettings),
    signal,
  );
  return hits.map(({ row }) => row);
}

describe("diversity", () => {
  const rowVectors = { dimensions: 2, vectors: Float32Array.of(0, 1, 1, 0, 0, 1, 1, 0) };

  test("re-orders what the method found, before it is cut to its depth", async () => {
    const found = async (diversity: number, depth: number) => {
      const hits = await retrieve(
        { question: "oak fir" },
        { ...(await parts()), rowVectors },
        settings({ method: "bm25", diversity, k: 1, depth }),
        signal,
      );
      return hits.map(({ row }) => row);
    };
    expect([await found(0, 3), await found(0.6, 3), await found(0.6, 2)]).toEqual([
      [3, 1, 0],
      [3, 0, 1],
      [3, 0],
    ]);
  });
});

describe("methods", () => {
  test("bm25 finds what holds the words", async () => {
    expect(await rowsFor({ method: "bm25" })).toEqual([1, 0]);
  });

  test("context-bm25 also finds what stands beside it", async () => {
    expect(await rowsFor({ method: "context-bm25" })).toEqual([1, 0, 2]);
  });

  test("vector goes by cosine alone, with the scores of the vector index", async () => {
    const hits = await retrieve(
      { question: "oak", embedded },
      await parts([0.1, 0.123_456_789, 0.9, -0.2]),
      settings({ method: "vector", k: 3, depth: 3 }),
      signal,
    );
    expect(hits).toEqual([
      { row: 2, score: 0.9 },
      { row: 1, score: 0.123_457 },
      { row: 0, score: 0.1 },
    ]);
  });

  test("hybrid adds the cosine, scaled between the lowest and the highest, to what words give", async () => {
    const weights = { vector: 10, sectionRepeat: 1 };
    const words = await retrieve({ question: "oak" }, await parts(), settings({ weights }), signal);
    const hybrid = await retrieve(
      { question: "oak", embedded },
      await parts([0.5, 0, 0.25, 0.3]),
      settings({ method: "hybrid", weights }),
      signal,
    );
    const byWords = (row: number) => words.find((hit) => hit.row === row)?.score ?? 0;
    expect(hybrid).toEqual([
      { row: 0, score: expect.closeTo(byWords(0) + 10, 5) as number },
      { row: 2, score: expect.closeTo(byWords(2) + 5, 5) as number },
      { row: 3, score: 6 },
      { row: 1, score: byWords(1) },
    ]);
  });

  test("hybrid by reciprocal ranks sums 1 / (60 + rank)", async () => {
    const hits = await retrieve(
      { question: "oak", embedded },
      await parts([0.5, 0, 0.25, 0.3]),
      settings({ method: "hybrid", fusion: "reciprocal-rank", k: 2, depth: 2 }),
      signal,
    );
    const rounded = (score: number) => Math.round(score * 1e6) / 1e6;
    expect(hits).toEqual([
      { row: 0, score: rounded(1 / 62 + 1 / 61) },
      { row: 1, score: rounded(1 / 61 + 1 / 64) },
    ]);
  });

  test("hybrid without a vector of the question goes by words", async () => {
    const hybrid = await retrieve(
      { question: "oak" },
      await parts([1, 1, 1, 1]),
      settings({ method: "hybrid" }),
      signal,
    );
    expect(hybrid).toEqual(await retrieve({ question: "oak" }, await parts(), settings({}), signal));
  });
});

describe("hybrid by an embedder that says what it knows", () => {
  const cosines = [0.5, 0, 0.25, 0.3];
  const known = (share: number, languages: EmbedderKnowledge["languages"] = ["en"]) => ({
    vector: embedded.vector,
    known: { share, languages },
    family: "static" as const,
  });
  const ranked = async (query: Parameters<typeof retrieve>[0], language: string, chosen: object = {}) =>
    retrieve(query, await parts(cosines, language), settings({ method: "hybrid", ...chosen }), signal);
  const byWords = async (question: string, language: string) =>
    retrieve({ question }, await parts(undefined, language), settings({ method: "context-bm25" }), signal);

  test.each(["convex", "reciprocal-rank"])(
    "a question of unknown words is ranked by words alone (%s)",
    async (fusion) => {
      expect(await ranked({ question: "oak", embedded: known(0) }, "en", { fusion })).toEqual(
        await byWords("oak", "en"),
      );
    },
  );

  test.each(["convex", "reciprocal-rank"])(
    "sources in languages it does not serve are ranked by words alone (%s)",
    async (fusion) => {
      expect(await ranked({ question: "oak", embedded: known(1) }, "de", { fusion })).toEqual(
        await byWords("oak", "de"),
      );
    },
  );

  test("where the words find all of the question they decide alone", async () => {
    expect(await ranked({ question: "oak", embedded: known(1) }, "en")).toEqual(await byWords("oak", "en"));
  });

  test("where they find none of it, the nearest passages do", async () => {
    const hits = await ranked({ question: "poplar", embedded: known(1) }, "en");
    expect(hits.map(({ row }) => row)).toEqual([0, 3, 2]);
  });

  test("of an embedder that does not say, every language is served", async () => {
    const query = { question: "poplar", embedded: { vector: embedded.vector, known: allKnown } };
    expect((await ranked(query, "de")).map(({ row }) => row)).toEqual([0, 3, 2]);
  });

  test("a known share of 0 gives the ranking by words, whatever is asked and however near anything is", async () => {
    const words = fc.constantFrom("oak", "ash", "elm", "yew", "fir", "poplar", "the");
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 6 }).map((list) => list.join(" ")),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        async (question, near) => {
          const hits = await retrieve(
            { question, embedded: known(0) },
            await parts(near, "en"),
            settings({ method: "hybrid" }),
            signal,
          );
          expect(hits).toEqual(await byWords(question, "en"));
        },
      ),
      { numRuns: 50 },
    );
  });
});

test("the ranking is as deep as the larger of k and depth", async () => {
  expect(await rowsFor({ k: 1, depth: 2 })).toHaveLength(2);
  expect(await rowsFor({ k: 3, depth: 1 })).toHaveLength(3);
});

test.each(["bm25", "context-bm25", "vector", "hybrid"])(
  "%s finds only what the filter lets through",
  async (method) => {
    const cosines = [0.9, 0.5, 0.4, 0.3];
    expect(await rowsFor({ method, filter: { sources: ["b*"] } }, cosines)).toEqual(
      method === "bm25" ? [1] : [1, 2],
    );
    expect(await rowsFor({ method, filter: { languages: ["de"] } }, cosines)).toEqual([]);
  },
);

test("weights of the person's own replace the shipped ones", async () => {
  const hits = await retrieve(
    { question: "oak" },
    await parts(),
    settings({ weights: { document: 0, neighbour: 0 } }),
    signal,
  );
  const shipped = await retrieve({ question: "oak" }, await parts(), settings({}), signal);
  expect(hits[0]?.score).toBeLessThan(shipped[0]?.score as number);
});

test("an aborted signal stops retrieval", async () => {
  const aborted = AbortSignal.abort();
  await expect(retrieve({ question: "oak" }, await parts(), settings({}), aborted)).rejects.toThrow(
    expect.objectContaining({ code: "aborted" }),
  );
});
