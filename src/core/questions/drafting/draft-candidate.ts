/** Where the idea of a draft came from. */
export type DraftKind =
  | "asked in the text"
  | "definition"
  | "quantity"
  | "time"
  | "place"
  | "person"
  | "condition"
  | "instruction"
  | "reason"
  | "permission"
  | "statement"
  | "table"
  | "list"
  | "heading";

/** A question that a rule proposes for one sentence, row or item. */
export interface ProposedQuestion {
  kind: DraftKind;
  question: string;
  /** In the words of the text. */
  answer?: string;
  /** 0 to 1: how often questions of this rule are good as they are. Judged by eye on two corpora. */
  trust: number;
}

export interface DraftCandidate extends ProposedQuestion {
  start: number;
  end: number;
}
