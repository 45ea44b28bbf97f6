import type { AnswerCall, AnswerStep } from "../../contracts/answer.ts";
import type { Passage } from "../../contracts/passage.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { quoted } from "./story-words.ts";

const passagesShown = 6;

interface ShownStep<Place extends Passage> extends Pick<
  AnswerStep,
  "node" | "round" | "reason" | "queries" | "calls"
> {
  found: readonly Place[];
  kept: readonly Place[];
}

/** The way to a model's answer, step by step, each with what it looked up, found, kept and asked. */
export function answerSteps<Place extends Passage>(
  steps: readonly ShownStep<Place>[],
  placeOf: (passage: Place) => string,
): string[] {
  const severalRounds = steps.some(({ round }) => round > 1);
  return steps.flatMap(({ node, round, reason, queries, found, kept, calls }, index) => [
    `${index + 1}. ${node}${severalRounds ? `, round ${round}` : ""}: ${reason}`,
    ...(queries.length === 0
      ? []
      : [`   looked up ${queries.map((query) => quoted(query, 120)).join(", ")}`]),
    ...(found.length === 0 ? [] : [`   found ${some(found, placeOf)}`]),
    ...(kept.length === 0 ? [] : [`   kept ${some(kept, placeOf)}`]),
    ...calls.map((call) => `   asked ${callText(call)}`),
  ]);
}

/** "local/reader: 270 tokens read, 13 written". */
export function callText({ model, reply, usage }: AnswerCall): string {
  if (usage !== null) {
    const { inputTokens, outputTokens } = usage;
    return `${model}: ${counted(inputTokens, "token")} read, ${count(outputTokens)} written`;
  }
  return reply === null ? `${model}: the call broke off` : `${model}: nobody said how many tokens it took`;
}

function some<Place>(passages: readonly Place[], placeOf: (passage: Place) => string): string {
  const more = passages.length - passagesShown;
  const shown = passages.slice(0, passagesShown).map(placeOf).join("; ");
  return more > 0 ? `${shown}; and ${count(more)} more` : shown;
}
