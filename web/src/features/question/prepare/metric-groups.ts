import type { QuestionStory } from "@contracts/api/question-story.ts";

export const metricGroups = ["finding", "answer", "citations", "refusal", "other"] as const;
export type MetricGroup = (typeof metricGroups)[number];

const patterns: readonly [MetricGroup, RegExp][] = [
  ["finding", /^(?:span-|hit@|mrr@|ndcg@|map@|gold-spans-cut)/],
  ["answer", /^(?:exact-match|token-f1|answer-contains-gold|rouge-|answer-similarity)/],
  ["citations", /^(?:citation-|quote-fidelity)/],
  ["refusal", /^(?:refusal-|answerability-)/],
];

/** Metrics by what they are about; groups without any are left out. */
export function groupedMetrics(
  outcomes: QuestionStory["outcomes"],
): { group: MetricGroup; outcomes: QuestionStory["outcomes"] }[] {
  const groupOf = (metric: string): MetricGroup =>
    patterns.find(([, pattern]) => pattern.test(metric))?.[0] ?? "other";
  return metricGroups.flatMap((group) => {
    const own = outcomes.filter(({ metric }) => groupOf(metric) === group);
    return own.length === 0 ? [] : [{ group, outcomes: own }];
  });
}
