import path from "node:path";
import { describe, expect, test } from "vitest";
import { corpusNames, readRetrievalCorpus } from "../scripts/retrieval-corpus.ts";
import { retrievedQuality } from "../scripts/retrieved-quality.ts";
import { staticEmbedder } from "../src/adapters/embedders/static/static-embedder.ts";

const dataFolder = path.join(import.meta.dirname, "../../shared/data");
const present = new Set(corpusNames(dataFolder));
const part = staticEmbedder();
const embedder = { part, identity: null, knownWords: part, family: "static" as const };
const words = { method: "context-bm25" };
/** The most that vectors may cost any corpus, in either figure. */
const mostLost = 0.005;

/** What context BM25 with one setting reached, rounded down; chunks of at most 500 characters. */
const floors = {
  "product-docs": { spanRecallAt5: 0.74, ndcgAt10: 0.68 },
  "clapnq-dev": { spanRecallAt5: 0.94, ndcgAt10: 0.83 },
  "chunking-evaluation": { spanRecallAt5: 0.82, ndcgAt10: 0.735 },
  "xquad-en": { spanRecallAt5: 0.98, ndcgAt10: 0.93 },
  "xquad-de": { spanRecallAt5: 0.935, ndcgAt10: 0.88 },
  "xquad-es": { spanRecallAt5: 0.955, ndcgAt10: 0.9 },
  "xquad-zh": { spanRecallAt5: 0.98, ndcgAt10: 0.95 },
};

describe("context BM25 finds the gold, and the static embedder beside it not less, of", () => {
  for (const [name, floor] of Object.entries(floors)) {
    test.skipIf(!present.has(name))(
      `${name}: at least ${floor.spanRecallAt5} / ${floor.ndcgAt10}`,
      async () => {
        const corpus = await readRetrievalCorpus(dataFolder, name);
        const quality = await retrievedQuality(corpus, embedder);
        const reached = await quality(words);
        expect(reached.spanRecallAt5).toBeGreaterThanOrEqual(floor.spanRecallAt5);
        expect(reached.ndcgAt10).toBeGreaterThanOrEqual(floor.ndcgAt10);
        const hybrid = await quality({});
        expect(hybrid.spanRecallAt5).toBeGreaterThanOrEqual(reached.spanRecallAt5 - mostLost);
        expect(hybrid.ndcgAt10).toBeGreaterThanOrEqual(reached.ndcgAt10 - mostLost);
        const language = /^xquad-(..)$/.exec(name)?.[1] ?? "en";
        const others = corpus.index.languages.filter((found) => found !== language);
        expect(others.length).toBeLessThanOrEqual(corpus.index.sources.length * 0.01);
      },
    );
  }
});

const english = ["product-docs", "clapnq-dev", "chunking-evaluation", "xquad-en"];

test.skipIf(!english.every((name) => present.has(name)))(
  "the static embedder beside the words finds more on the mean of the English corpora",
  async () => {
    const gains = { spanRecallAt5: 0, ndcgAt10: 0 };
    for (const name of english) {
      const quality = await retrievedQuality(await readRetrievalCorpus(dataFolder, name), embedder);
      const [alone, both] = [await quality(words), await quality({})];
      gains.spanRecallAt5 += (both.spanRecallAt5 - alone.spanRecallAt5) / english.length;
      gains.ndcgAt10 += (both.ndcgAt10 - alone.ndcgAt10) / english.length;
    }
    expect(gains.spanRecallAt5).toBeGreaterThan(0.002);
    expect(gains.ndcgAt10).toBeGreaterThan(0.003);
  },
);
