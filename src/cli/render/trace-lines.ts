import type { AskedAnswer } from "../../app/use-cases/ask.ts";
import type { AnswerTrace } from "../../contracts/answer.ts";
import { count, counted } from "../../contracts/count-text.ts";

/** How a model's answer came about, and what its check found: a line each; nothing of answers that no model gave. */
export function traceLines({ answer, calls }: Pick<AskedAnswer, "answer" | "calls">): string[] {
  const { trace } = answer;
  if (trace === undefined) return [];
  const unknown = calls.callsWithoutUsage === 0 ? "" : " at least";
  return [
    ...trace.steps.map(({ node, reason }) => `${node}: ${reason}`),
    ...checkLines(trace),
    `${counted(calls.calls, "call")} of ${[...new Set(trace.steps.flatMap((step) => step.calls.map(({ model }) => model)))].join(", ")}:${unknown} ${count(calls.inputTokens)} tokens read, ${count(calls.outputTokens)} written`,
  ];
}

/** What the check of an answer against its passages found, and what ended it: nothing where all is well. */
export function checkLines({
  stoppedBy,
  sentences,
  sentencesUngrounded: bare,
  citationsRemoved: removed,
  factsUnsupported: facts,
  withheld,
}: AnswerTrace): string[] {
  return [
    ...(stoppedBy === null ? [] : [endedBy(stoppedBy)]),
    ...(bare === 0 ? [] : [`${bare} of ${counted(sentences, "sentence")} stand on no passage: check them.`]),
    ...(removed === 0
      ? []
      : [`${counted(removed, "citation")} that did not support their sentence were removed.`]),
    ...(facts.length === 0 ? [] : [`Not in the cited passages: ${facts.join(", ")}.`]),
    ...(withheld.length === 0
      ? []
      : [`Withheld from the text: ${withheld.map(({ kind }) => kind).join(", ")}.`]),
  ];
}

function endedBy(limit: NonNullable<AnswerTrace["stoppedBy"]>): string {
  return limit === "format"
    ? "The model did not keep the format that it was asked for."
    : `It was ended by its limit of ${limit}.`;
}
