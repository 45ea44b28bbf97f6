/** A setting that varies. Levels have no order: a chunk of 1000 need not lie between those of 500 and 2000 in what it does. */
export interface Factor {
  name: string;
  levels: readonly string[];
  /** The stage that the setting belongs to: greedy searches go through the factors by it. */
  stage: string;
}

/** One point of a search space. */
export interface Candidate {
  /** What tells it from its siblings, such as "chunk.size=300". Unique in a space. */
  id: string;
  /** For each factor the number of its level; -1 where the setting plays no part here. */
  levels: readonly number[];
  /** Candidates of equal `index` share everything up to the index. */
  index: string;
  /** Candidates of equal `retrieval` find the same passages. */
  retrieval: string;
}

/** A finite list of valid configurations. */
export interface SearchSpace {
  factors: readonly Factor[];
  candidates: readonly Candidate[];
}
