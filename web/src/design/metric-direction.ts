const lowerIsBetter = new Set([
  "gold-spans-cut",
  "refusal-rate-answerable",
  "agent-rounds",
  "agent-queries",
  "passages-wasted",
  "answer-repairs",
  "citations-removed",
  "sentences-ungrounded",
  "stopped-by-limit",
  "model-calls",
  "model-input-tokens",
  "model-output-tokens",
]);

/** True of metrics that count what went wrong or what was spent; a test holds the list to the server's. */
export function isLowerBetter(metric: string): boolean {
  return lowerIsBetter.has(metric.replace(/@.*$/, ""));
}
