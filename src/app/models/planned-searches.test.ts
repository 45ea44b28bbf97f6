import { expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import { plannedSearches } from "./planned-searches.ts";

const known = { questions: 10, longestPassageBytes: 500 };
const pipelineOf = (answer: object) =>
  Pipeline.parse({
    embed: { embedder: { model: "vllm/e", dimensions: 8 } },
    rerank: { model: "cohere/rerank-v3.5", depth: 20 },
    answer: { model: "ollama/m", maxOutputTokens: 100, ...answer },
  });

test("an agent's own queries are bounded: parts of the question, and those of every rewrite", () => {
  const planned = plannedSearches(pipelineOf({ kind: "agent", agent: { rounds: 3 } }), known);
  expect(planned).toEqual([
    {
      model: "vllm/e",
      count: 100,
      inputTokens: { estimate: 0, upperBound: 100, isCounted: false },
      maxOutputTokens: 0,
    },
    {
      model: "cohere/rerank-v3.5",
      count: 100,
      inputTokens: { estimate: 0, upperBound: 12_000, isCounted: false },
      maxOutputTokens: 0,
      searches: 1,
    },
  ]);
});

test("one call looks nothing up by itself", () => {
  expect(plannedSearches(pipelineOf({ kind: "single" }), known)).toEqual([]);
});
