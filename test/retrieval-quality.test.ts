import { Pipeline } from "../src/contracts/pipeline.ts";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { corpusNames, qualityOf, readRetrievalCorpus } from "../scripts/retrieval-corpus.ts";
import { retrievalWeights } from "../src/core/retrieval/weights.ts";

const dataFolder = path.join(import.meta.dirname, "../../shared/data");
const present = new Set(corpusNames(dataFolder));
const { k1, b } = Pipeline.parse({}).retrieve;
const options = { k1, b, weights: retrievalWeights(undefined), topK: 10 };

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

describe("context BM25 finds the gold of", () => {
  for (const [name, floor] of Object.entries(floors)) {
    test.skipIf(!present.has(name))(
      `${name}: at least ${floor.spanRecallAt5} / ${floor.ndcgAt10}`,
      async () => {
        const corpus = await readRetrievalCorpus(dataFolder, name);
        const reached = qualityOf(corpus, (question) =>
          corpus.index.search(question, options).map(({ row }) => row),
        );
        expect(reached.spanRecallAt5).toBeGreaterThanOrEqual(floor.spanRecallAt5);
        expect(reached.ndcgAt10).toBeGreaterThanOrEqual(floor.ndcgAt10);
        const language = /^xquad-(..)$/.exec(name)?.[1] ?? "en";
        const others = corpus.index.languages.filter((found) => found !== language);
        expect(others.length).toBeLessThanOrEqual(corpus.index.sources.length * 0.01);
      },
    );
  }
});
