import type { NodeWork } from "../agent-run.ts";
import { answerQuestion, planQuestion } from "../agent-prompts.ts";
import { planDecision } from "../decisions.ts";
import { passageStore } from "../passage-store.ts";
import { isPlainQuestion } from "../plain-question.ts";
import { newQueries } from "../query-key.ts";
import { mostParts } from "../most-calls.ts";

/** Finds out whether a question has parts that have to be looked up apart. */
export const plan: NodeWork = async (state, run, signal) => {
  const whole = { changes: {}, next: "retrieve" as const };
  if (run.search === undefined)
    return { ...whole, reason: "There is nothing to search: no parts are looked up." };
  if (isPlainQuestion(run.question))
    return { ...whole, reason: "A short question that joins nothing: one part." };
  const given = passageStore();
  const likely = answerQuestion({ ...run, passages: given }, state, given.add(run.given));
  const { value, forbidden, calls, withheld } = await run.asker.decide(
    planQuestion(run),
    planDecision(mostParts),
    run.asker.mostTokens(likely),
    signal,
  );
  if (value === undefined) {
    const why =
      forbidden === null
        ? "The plan could not be read"
        : `The limit of ${forbidden} leaves no call for a plan`;
    return { ...whole, calls, withheld, reason: `${why}: the question counts as one part.` };
  }
  const parts = newQueries(value, []);
  if (parts.length < 2) return { ...whole, calls, withheld, reason: "The question asks for one thing." };
  return {
    changes: {
      parts: parts.map((question) => ({ question, isOpen: true })),
      pending: [run.question, ...newQueries(parts, [run.question])],
    },
    calls,
    withheld,
    reason: `The question has ${parts.length} parts, which are looked up apart.`,
    next: "retrieve",
  };
};
