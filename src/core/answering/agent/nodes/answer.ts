import type { ModelFinish } from "../../../../contracts/model.ts";
import type { NodeWork } from "../agent-run.ts";
import { answerQuestion } from "../agent-prompts.ts";
import { searchFurther } from "../search-further.ts";
import { requireRoomForText } from "../../cut-before-text.ts";
import { writeDraft } from "../write-draft.ts";

/** Has the answer written from what was kept. */
export const answer: NodeWork = async (state, run, signal) => {
  const question = answerQuestion(run, state);
  const forbidden = run.budget.forbids(run.asker.mostTokens(question));
  if (forbidden !== null) {
    return {
      changes: { isQuoted: true, stoppedBy: state.stoppedBy ?? forbidden },
      reason: `The limit of ${forbidden} leaves no call for an answer.`,
      next: "conclude",
    };
  }
  const { draft, finish, calls, withheld } = await writeDraft(
    run,
    question,
    run.passages.read(state.kept),
    signal,
  );
  if (draft === "nothing") {
    const { maxOutputTokens } = run.asker;
    for (const { model, usage } of calls) requireRoomForText({ finish, usage }, { model, maxOutputTokens });
    return {
      changes: { isQuoted: true, stoppedBy: state.stoppedBy ?? "format" },
      calls,
      withheld,
      reason: `The model wrote nothing (${finish.reason}).`,
      next: "conclude",
    };
  }
  if (draft === "no-answer") {
    const after = {
      ...state,
      keptAtNo: state.kept.length,
      parts: state.parts.map((part) => ({ ...part, isOpen: true })),
    };
    const { next, stoppedBy, because } = searchFurther(after, run);
    const changes = { keptAtNo: after.keptAtNo, parts: after.parts, stoppedBy };
    return {
      changes,
      calls,
      withheld,
      reason: `The model found no answer in what was kept; ${because}.`,
      next,
    };
  }
  return {
    changes: { draft },
    calls,
    withheld,
    reason: writtenReason(draft.sentences.length, finish),
    next: "verify",
  };
};

export function writtenReason(sentences: number, { reason }: ModelFinish): string {
  const cut = reason === "stop" ? "" : `, and the model stopped for ${reason}`;
  return `${sentences === 1 ? "One sentence" : `${sentences} sentences`} written${cut}.`;
}
