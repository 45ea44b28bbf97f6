import type { AskedAnswer } from "../../app/use-cases/ask.ts";
import { count, counted } from "../../contracts/count-text.ts";

/** How a model's answer came about, and what its check found: a line each; nothing of answers that no model gave. */
export function traceLines({ answer, calls }: Pick<AskedAnswer, "answer" | "calls">): string[] {
  const { trace } = answer;
  if (trace === undefined) return [];
  const { sentences, sentencesUngrounded: bare, citationsRemoved: removed, factsUnsupported: facts } = trace;
  const unknown = calls.callsWithoutUsage === 0 ? "" : " at least";
  return [
    ...(trace.steps.length > 1 ? trace.steps.map(({ node, reason }) => `${node}: ${reason}`) : []),
    ...(trace.stoppedBy === null ? [] : [`It was ended by its limit of ${trace.stoppedBy}.`]),
    ...(bare === 0 ? [] : [`${bare} of ${counted(sentences, "sentence")} stand on no passage: check them.`]),
    ...(removed === 0
      ? []
      : [`${counted(removed, "citation")} that did not support their sentence were removed.`]),
    ...(facts.length === 0 ? [] : [`Not in the cited passages: ${facts.join(", ")}.`]),
    ...(trace.withheld.length === 0
      ? []
      : [`Withheld from the text: ${trace.withheld.map(({ kind }) => kind).join(", ")}.`]),
    `${counted(calls.calls, "call")} of ${[...new Set(trace.steps.flatMap((step) => step.calls.map(({ model }) => model)))].join(", ")}:${unknown} ${count(calls.inputTokens)} tokens read, ${count(calls.outputTokens)} written`,
  ];
}
