/** Where a question ended, in the order of the pipeline. Every question of a run has exactly one. */
export const endNames = [
  /** No chunk overlaps its gold. */
  "not-in-index",
  /** A chunk overlaps it, and none such was ranked, as deep as the ranking was kept. */
  "not-retrieved",
  /** Ranked, but outside the passages that the answerer was given. */
  "below-the-cut",
  /** In the context, and the answerer said that the sources do not say. */
  "refused-wrongly",
  /** In the context, and the answer cites nothing that overlaps it. */
  "not-used",
  /** Cited, and the answer is not the gold answer. */
  "used-but-wrong",
  /** Cited; whether the answer is right no rule can tell. */
  "used-unjudged",
  "right",
  /** Ranked, in a run that measured retrieval alone. */
  "retrieved",
  /** The sources do not hold the answer, and one was given. */
  "should-have-refused",
  "rightly-refused",
  /** Too little is known of the question to say. */
  "not-analysable",
] as const;
export type EndName = (typeof endNames)[number];

/** Ends at which an answer was lost. */
export const losses = [
  "not-in-index",
  "not-retrieved",
  "below-the-cut",
  "refused-wrongly",
  "not-used",
  "used-but-wrong",
  "should-have-refused",
] as const satisfies readonly EndName[];
export type Loss = (typeof losses)[number];

/** How far a gold span got: each step needs the ones before it. */
export const reaches = ["nowhere", "indexed", "ranked", "given", "cited"] as const;
export type Reach = (typeof reaches)[number];

/** Why, for ends that have several reasons. */
export const endCauses = [
  /** not-in-index: no document of the dataset has this name. */
  "source-missing",
  /** not-in-index: cleaning took all of it out. */
  "cleaned-away",
  /** not-in-index: kept by cleaning, and no chunk holds any of it. */
  "lost-in-chunking",
  /** not-retrieved: retrieve.filter lets no source of the gold through. */
  "filtered-out",
  /** not-used: the answer cites nothing at all. */
  "cites-nothing",
  /** not-used: what it cites is not gold. */
  "cites-other-passages",
  /** used-unjudged: nobody gave a gold answer. */
  "no-gold-answer",
  /** used-unjudged: the gold answer is too long to be found literally. */
  "long-gold-answer",
  /** used-unjudged: the answer holds some of the words of a short gold answer. */
  "some-words-shared",
  /** used-unjudged: the metrics that would decide gave no score. */
  "no-score",
  /** not-analysable: nobody marked where the answer stands. */
  "no-gold",
  /** not-analysable: not answerable, in a run without answers. */
  "no-answers",
  /** not-analysable: the model could not be asked, or gave nothing. */
  "no-answer-given",
] as const;
export type EndCause = (typeof endCauses)[number];

/** Whether an answer is the gold answer. */
export type Judgement = "right" | "wrong" | "unjudged";

export interface QuestionEnd {
  questionId: string;
  end: EndName;
  cause: EndCause | null;
  /** Whether the answerer refused; null where there is no answer. A refusal after an earlier loss ends at the earlier loss. */
  refused: boolean | null;
  /** Of the answer, whatever it cites; null where there is none to judge. "right" after a loss: gold may not be complete. */
  judgement: Judgement | null;
  /** How many gold spans there are, and how many of them got at least so far. */
  spans: { gold: number; indexed: number; ranked: number; given: number; cited: number };
  /** How far the luckiest and the unluckiest gold span got. The luckiest decides the end: whether spans are alternatives or parts, nobody said. */
  best: Reach;
  worst: Reach;
  /** Rank of the first passage that overlaps gold, from 1; null where none was ranked. It is the k that would have sufficed. */
  rank: number | null;
  /** Characters of the ranking down to that passage: the context budget that would have sufficed. */
  charactersToRank: number | null;
  /** Whether no chunk holds any of the gold spans whole. */
  cut: boolean;
  /** Characters of the shortest gold span; 0 without gold. */
  shortestGold: number;
}
