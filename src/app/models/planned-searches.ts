import type { Pipeline } from "../../contracts/pipeline.ts";
import { mostSearches } from "../../core/answering/agent/most-calls.ts";
import type { PlannedCall } from "../../core/models/forecast-calls.ts";
import { embeddingModelOf } from "./models-asked.ts";

/**
 * What an agent looks up by itself: how much of it nobody knows before, so there is a bound and no estimate. A query is no longer
 * than what the model may write; a passage is at most one token a byte.
 */
export function plannedSearches(
  { answer, rerank, ...pipeline }: Pipeline,
  { questions, longestPassageBytes }: { questions: number; longestPassageBytes: number },
): PlannedCall[] {
  if (answer.kind !== "agent") return [];
  const count = questions * mostSearches(answer.agent);
  if (count === 0) return [];
  const bound = (upperBound: number) => ({ estimate: 0, upperBound, isCounted: false });
  const query = answer.maxOutputTokens;
  const embedding = embeddingModelOf({ answer, rerank, ...pipeline });
  return [
    ...(embedding === undefined
      ? []
      : [{ model: embedding.model, count, inputTokens: bound(query), maxOutputTokens: 0 }]),
    ...(rerank.model === undefined
      ? []
      : [
          {
            model: rerank.model,
            count,
            inputTokens: bound(rerank.depth * (query + longestPassageBytes)),
            maxOutputTokens: 0,
            searches: Math.ceil(rerank.depth / 100),
          },
        ]),
  ];
}
