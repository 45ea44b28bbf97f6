import type { NodeWork } from "../agent-run.ts";
import { repairQuestion } from "../agent-prompts.ts";
import { faultsIn } from "../draft-faults.ts";
import { writeDraft } from "../write-draft.ts";
import { writtenReason } from "./answer.ts";

/** Has the answer written anew, once, without the faults that were found. */
export const repair: NodeWork = async (state, run, signal) => {
  const passages = run.passages.read(state.kept);
  run.voice.beginAnew();
  const question = repairQuestion(run, state, faultsIn(state));
  const { draft, finish, calls, withheld } = await writeDraft(run, question, passages, signal);
  const asked = { calls, withheld };
  const repairs = state.repairs + 1;
  if (typeof draft === "string") {
    const wrote =
      draft === "nothing" ? `The model wrote nothing (${finish.reason})` : "The model found nothing to keep";
    return {
      ...asked,
      changes: { repairs },
      reason: `${wrote}: what stood in the first draft stays.`,
      next: "conclude",
    };
  }
  return {
    ...asked,
    changes: { draft, unrepaired: state.draft, repairs },
    reason: writtenReason(draft.sentences.length, finish),
    next: "verify",
  };
};
