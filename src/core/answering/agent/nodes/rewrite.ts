import type { NodeWork } from "../agent-run.ts";
import { answerQuestion, rewriteQuestion } from "../agent-prompts.ts";
import { rewriteDecision } from "../decisions.ts";
import { newQueries } from "../query-key.ts";
import { onWithWhatThereIs } from "../search-further.ts";
import { mostQueries } from "../most-calls.ts";

/** Asks for other words for what is still open. */
export const rewrite: NodeWork = async (state, run, signal) => {
  const open = state.parts.filter(({ isOpen }) => isOpen).map(({ question }) => question);
  const reserve = state.kept.length === 0 ? 0 : run.asker.mostTokens(answerQuestion(run, state));
  const { value, forbidden, calls, withheld } = await run.asker.decide(
    rewriteQuestion(run, open.length === 0 ? [run.question] : open, state.tried),
    rewriteDecision(mostQueries),
    reserve,
    signal,
  );
  const asked = { calls, withheld };
  const queries = newQueries(value ?? [], state.tried);
  if (queries.length > 0) {
    return {
      ...asked,
      changes: { pending: queries },
      reason: `${queries.length === 1 ? "One query" : `${queries.length} queries`} not tried before.`,
      next: "retrieve",
    };
  }
  const why =
    value !== undefined
      ? "The model knows no query that was not tried"
      : forbidden === null
        ? "The queries could not be read"
        : `The limit of ${forbidden} leaves no call for queries`;
  const { next, stoppedBy, because } = onWithWhatThereIs(
    state,
    why,
    value === undefined ? (forbidden ?? "format") : null,
  );
  return { ...asked, changes: { stoppedBy }, reason: `${because}.`, next };
};
