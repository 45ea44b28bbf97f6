import { describe, expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { VectorIndex } from "../../ports/vector-index.ts";
import { measuredDepth } from "../evaluation/catalog.ts";
import { allKnown } from "./embedded-question.ts";
import { openLexicalIndex } from "./lexical/open-lexical-index.ts";
import {
  answeringDepth,
  deeperOf,
  type RankingDepth,
  type RankingReader,
  rankToDepth,
} from "./rank-to-depth.ts";

const { signal } = new AbortController();
/** Lengths of the rows, which are ranked in this order. */
const lengths = [100, 10, 10, 10, 10, 500, 10, 10];

const vectors: VectorIndex = {
  count: lengths.length,
  exact: true,
  nearest: async (_query, { topK }) => lengths.map((_, row) => ({ row, score: 1 - row / 10 })).slice(0, topK),
  close: async () => {},
};

async function ranked(depth: RankingDepth): Promise<number[]> {
  const lexical = await openLexicalIndex([], () => undefined);
  const settings = Pipeline.parse({ retrieve: { method: "vector", k: 1, depth: 1 } }).retrieve;
  const reader: RankingReader = {
    meanLength: 82.5,
    passagesOf: (hits) =>
      hits.map(({ row, score }) => ({
        source: String(row),
        start: 0,
        end: lengths[row] as number,
        score,
        breadcrumb: [],
      })),
  };
  const query = { question: "oak", embedded: { vector: Float32Array.of(1), known: allKnown } };
  const passages = await rankToDepth(query, { lexical, vectors }, settings, depth, reader, signal);
  return passages.map(({ source }) => Number(source));
}

describe("a ranking goes as deep", () => {
  test.each([
    ["as passages are asked for", { passages: 3, characters: 0 }, [0, 1, 2]],
    [
      "as a budget is filled, the passage that no longer fits included",
      { passages: 1, characters: 120 },
      [0, 1, 2, 3],
    ],
    ["as the deeper of both", { passages: 4, characters: 105 }, [0, 1, 2, 3]],
    [
      "where passages are shorter than their mean, by asking again",
      { passages: 1, characters: 141 },
      [0, 1, 2, 3, 4, 5],
    ],
    ["as there is anything", { passages: 1, characters: 1e6 }, [0, 1, 2, 3, 4, 5, 6, 7]],
  ])("%s", async (_, depth, rows) => {
    expect(await ranked(depth)).toEqual(rows);
  });
});

test("the depth covers k, the budget, every cut-off, the budget of the metrics and the rank metrics", () => {
  const { retrieve, evaluate } = Pipeline.parse({
    retrieve: { k: 7, depth: 3, budget: { tokens: 200 } },
    evaluate: { k: [5, 20], budgetCharacters: 2500 },
  });
  expect(answeringDepth(retrieve)).toEqual({ passages: 7, characters: 3200 });
  expect(measuredDepth(evaluate)).toEqual({ passages: 20, characters: 2500 });
  expect(measuredDepth({ ...evaluate, k: [1] })).toEqual({ passages: 10, characters: 2500 });
  expect(deeperOf(answeringDepth(retrieve), measuredDepth(evaluate))).toEqual({
    passages: 20,
    characters: 3200,
  });
});
