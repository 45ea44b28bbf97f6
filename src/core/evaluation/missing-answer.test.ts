import { expect, test } from "vitest";
import type { Outcome } from "../../contracts/outcome.ts";
import { sampleOf } from "../../ports/metric.contract.ts";
import type { Sample } from "../../ports/metric.ts";
import { letterEmbedder } from "../similarity/embedders.fixture.ts";
import { answerSimilarity } from "./answer-similarity.ts";
import { standardMetrics } from "./catalog.ts";

const { signal } = new AbortController();
const metrics = [
  ...standardMetrics({ k: [5], budgetCharacters: 100 }).metrics,
  answerSimilarity(letterEmbedder()),
];

/** As of a question that a model gave no answer to. */
async function failuresOf(sample: Sample): Promise<Record<string, Outcome>> {
  const without: Sample = {
    ...sample,
    get answer(): never {
      throw new Error("there is no answer: turned down");
    },
  };
  const outcomes = await Promise.all(
    metrics.map(async (metric) => [metric.id, await metric.measure(without, signal)] as const),
  );
  return Object.fromEntries(outcomes.filter(([, { status }]) => status === "failed"));
}

const failed: Outcome = { status: "failed", reason: "there is no answer: turned down" };

test("a missing answer fails only those metrics that an answer would have been measured by", async () => {
  const texts = { "a.md": "aab aab aab" };
  const answerable = sampleOf({ texts, gold: [["a.md", 0, 3]], goldAnswer: "aab" });
  expect(await failuresOf(answerable)).toEqual({
    "exact-match": failed,
    "token-f1": failed,
    "answer-contains-gold": failed,
    "rouge-1": failed,
    "rouge-2": failed,
    "rouge-l": failed,
    "citation-precision": failed,
    "citation-recall": failed,
    "citation-f1": failed,
    "quote-fidelity": failed,
    "refusal-rate-answerable": failed,
    "answer-similarity@letters": failed,
  });
  const unanswerable = sampleOf({ texts, answerable: false });
  expect(await failuresOf(unanswerable)).toEqual({
    "quote-fidelity": failed,
    "refusal-rate-unanswerable": failed,
  });
});
