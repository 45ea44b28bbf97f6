import type { NodeWork } from "../agent-run.ts";
import type { PassageKey } from "../passage-store.ts";
import { searchFurther } from "../search-further.ts";

/** Looks up what is pending. The question itself was looked up before the agent began. */
export const retrieve: NodeWork = async (state, run, signal) => {
  const round = state.round + 1;
  const found: PassageKey[] = [];
  if (round === 1) found.push(...run.passages.add(run.given));
  const queries = run.search === undefined ? [run.question] : state.pending;
  for (const query of round === 1 ? queries.slice(1) : queries) {
    found.push(...run.passages.add((await run.search?.(query, signal)) ?? []));
  }
  const after = { ...state, round, tried: [...state.tried, ...queries], pending: [], fresh: found };
  const changes = { round, tried: after.tried, pending: [], fresh: found };
  if (found.length > 0) {
    return { changes, queries, found, reason: `${count(found.length)} not seen before.`, next: "grade" };
  }
  const { next, stoppedBy, because } = searchFurther(after, run);
  return {
    changes: { ...changes, stoppedBy },
    queries,
    reason: `Nothing new was found, and ${because}.`,
    next,
  };
};

function count(passages: number): string {
  return passages === 1 ? "1 passage" : `${passages} passages`;
}
