import type { Answer, AnswerStep, AnswerTrace, Citation } from "../../../contracts/answer.ts";
import type { Span } from "../../../contracts/passage.ts";
import type { PassageKey } from "./passage-store.ts";

export const agentNodes = [
  "plan",
  "retrieve",
  "grade",
  "rewrite",
  "answer",
  "verify",
  "repair",
  "conclude",
] as const;
export type AgentNode = (typeof agentNodes)[number];

/** What a question asks for; a question in one piece is its own only part. */
export interface QuestionPart {
  question: string;
  /** No passage found so far answers it. */
  isOpen: boolean;
}

/** A sentence of a draft with what it stands on. */
export interface DraftSentence extends Span {
  /** Numbers of passages the model gave, from 1, in the order of what was kept when it wrote. */
  cites: readonly number[];
  /** Those it stands on. */
  stands: readonly number[];
  citations: readonly Citation[];
  /** Numbers, dates and names that stand neither there nor in the question. */
  facts: readonly string[];
  isGrounded: boolean;
  support: number;
}

/** What the model wrote, as a reader may see it. */
export interface Draft {
  text: string;
  sentences: readonly DraftSentence[];
  /** Its language where its passages are all in others: then words tell little of what it stands on. */
  foreign: string | null;
}

/** What the checks of all drafts found. */
export type AgentChecks = Pick<
  AnswerTrace,
  "citationsGiven" | "citationsRemoved" | "factsUnsupported" | "withheld"
>;

/** Where a question is on its way. Of sources it holds names and spans, no text. */
export interface AgentState {
  parts: readonly QuestionPart[];
  /** To be looked up next. */
  pending: readonly string[];
  /** Everything that was looked up, in order. */
  tried: readonly string[];
  round: number;
  /** Found by the last retrieval and not graded. */
  fresh: readonly PassageKey[];
  kept: readonly PassageKey[];
  /** Kept passages that say opposite things. */
  disagreements: readonly (readonly [PassageKey, PassageKey])[];
  /** So many passages were kept when the model last said that they hold no answer. */
  keptAtNo: number;
  draft: Draft | null;
  /** The draft before the repair, checked. */
  unrepaired: Draft | null;
  /** The answer is to be quotes, chosen without the model. */
  isQuoted: boolean;
  repairs: number;
  stoppedBy: AnswerTrace["stoppedBy"];
  checks: AgentChecks;
  steps: readonly AnswerStep[];
  /** Without its trace. */
  answer: Answer | null;
  next: AgentNode | null;
}

export function initialState(question: string): AgentState {
  return {
    parts: [{ question, isOpen: true }],
    pending: [question],
    tried: [],
    round: 0,
    fresh: [],
    kept: [],
    disagreements: [],
    keptAtNo: 0,
    draft: null,
    unrepaired: null,
    isQuoted: false,
    repairs: 0,
    stoppedBy: null,
    checks: { citationsGiven: 0, citationsRemoved: 0, factsUnsupported: [], withheld: [] },
    steps: [],
    answer: null,
    next: null,
  };
}
