import type { AnswerTrace } from "../../../contracts/answer.ts";
import type { AgentRun } from "./agent-run.ts";
import type { AgentNode, AgentState } from "./agent-state.ts";

/** Where to go when what is kept is not enough: to look further, or on with what there is. */
export interface Way {
  next: AgentNode;
  stoppedBy: AnswerTrace["stoppedBy"];
  /** The second half of a reason. */
  because: string;
}

export function searchFurther(state: AgentState, run: AgentRun): Way {
  if (run.search === undefined) return onWithWhatThereIs(state, "there is nothing else to search");
  if (state.round >= run.limits.rounds) {
    return onWithWhatThereIs(state, `round ${state.round} was the last allowed`, "rounds");
  }
  return { next: "rewrite", stoppedBy: state.stoppedBy, because: "other words are tried" };
}

/** The first limit that was met is the one that counts. */
export function onWithWhatThereIs(
  state: AgentState,
  why: string,
  stoppedBy: AnswerTrace["stoppedBy"] = null,
): Way {
  const hasMore = state.kept.length > state.keptAtNo;
  return {
    next: hasMore ? "answer" : "conclude",
    stoppedBy: state.stoppedBy ?? stoppedBy,
    because: hasMore ? `${why}; what was kept has to do` : why,
  };
}
