import type { AnswerCall, Withheld } from "../../../contracts/answer.ts";
import type { AnswerRequest, ReadPassage } from "../../../ports/answerer.ts";
import type { PromptSet } from "../prompts/prompt.ts";
import type { AgentNode, AgentState } from "./agent-state.ts";
import type { ModelAsker } from "./ask-model.ts";
import type { AgentLimits, Budget } from "./budget.ts";
import type { PassageKey, PassageStore } from "./passage-store.ts";
import type { Voice } from "./voice.ts";

/** What the nodes of one question work with, beside its state. */
export interface AgentRun {
  question: string;
  given: readonly ReadPassage[];
  search: AnswerRequest["search"];
  prompts: PromptSet;
  passages: PassageStore;
  asker: ModelAsker;
  budget: Budget;
  limits: AgentLimits;
  voice: Voice;
}

/** What came of a node. */
export interface NodeOutcome {
  changes: Partial<AgentState>;
  /** Why it goes on as it does, a sentence. */
  reason: string;
  next: AgentNode | null;
  queries?: readonly string[];
  found?: readonly PassageKey[];
  kept?: readonly PassageKey[];
  calls?: readonly AnswerCall[];
  withheld?: readonly Withheld[];
}

export type NodeWork = (state: AgentState, run: AgentRun, signal: AbortSignal) => Promise<NodeOutcome>;
