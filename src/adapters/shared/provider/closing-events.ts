import type { ModelEvent, ModelUsage } from "../../../contracts/model.ts";

export interface ClosedReply {
  /** Sentences about it so far. */
  warnings: readonly string[];
  /** Whether it holds any text or call. */
  hasAnswer: boolean;
  /** Undefined where not all is told: half of a usage would look like a cheap call. */
  usage: ModelUsage | undefined;
}

/** What is told last of a reply: what is not as it should be, and what it took. */
export function closingEvents({ warnings, hasAnswer, usage }: ClosedReply): ModelEvent[] {
  const sentences = [
    ...warnings,
    ...(hasAnswer ? [] : ["The model ended its reply without saying anything."]),
    ...(usage === undefined ? ["The provider did not tell how many tokens the call took."] : []),
  ];
  return [
    ...sentences.map((sentence): ModelEvent => ({ type: "warning", sentence })),
    ...(usage === undefined ? [] : [{ type: "usage" as const, usage }]),
  ];
}
