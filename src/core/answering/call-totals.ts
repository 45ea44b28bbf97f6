import type { Answer } from "../../contracts/answer.ts";

/** What the models were asked for answers, together. */
export interface CallTotals {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Calls of which nobody knows what they took: the tokens are then a lower bound. */
  callsWithoutUsage: number;
}

export function callTotals(answers: readonly Answer[]): CallTotals {
  const totals: CallTotals = { calls: 0, inputTokens: 0, outputTokens: 0, callsWithoutUsage: 0 };
  for (const { trace } of answers) {
    for (const { usage } of trace?.steps.flatMap(({ calls }) => calls) ?? []) {
      totals.calls += 1;
      if (usage === null) totals.callsWithoutUsage += 1;
      totals.inputTokens += usage?.inputTokens ?? 0;
      totals.outputTokens += usage?.outputTokens ?? 0;
    }
  }
  return totals;
}
