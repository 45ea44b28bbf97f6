export interface LexicalIndex {
  /** Rows: chunks in the order of segments, then chunks. */
  readonly count: number;
  readonly sources: readonly string[];
  /** Of each source: ISO 639-1, or "und". */
  readonly languages: readonly string[];
  /** What document frequencies count: the rows. */
  readonly documents: number;
  /** Rows that hold the term, as an analyser gives it; 0 for one the index does not know. */
  documentFrequency(term: string): number;
  /** Ordinal of a row's source. */
  sourceOf(row: number): number;
  /**
   * Best first, ties by row. Exact: every row that holds a term of the query, or stands near one that does, is scored. A term that
   * no source holds stands for the one term a letter away, where there is just one.
   */
  search(query: string, options: SearchOptions): LexicalHit[];
  /** Share of the query's idf mass that a row holds, 0 to 1. */
  coverage(query: string, row: number): number;
  /** What search ranks by, before sections repeat; valid until the next call of search or score. */
  score(query: string, options: ScoreOptions): LexicalScores;
  /** The greedy choice search makes from scores: each row's score is multiplied by sectionRepeat for every row of its section before it. */
  select(scores: LexicalScores, options: { topK: number; sectionRepeat: number }): LexicalHit[];
}

export interface LexicalHit {
  row: number;
  score: number;
}

export interface LexicalScores {
  /** Rows with a score, in no order; only the first `count` count. */
  readonly rows: Uint32Array;
  readonly count: number;
  /** By row; 0 for all others. */
  readonly scores: Float64Array;
}

export interface ContextWeights {
  /** Of pairs of neighbouring query terms, against single terms. */
  bigram: number;
  /** Of the better of the chunks before and after, in the same document. */
  neighbour: number;
  /** Of the query's terms near the chunk: see score-terms.ts. */
  surroundings: number;
  /** Of the document as one text. */
  document: number;
  /** Factor for every chunk already taken from the same section. */
  sectionRepeat: number;
}

export interface ScoreOptions {
  k1: number;
  b: number;
  /** "plain" is BM25 of single terms. */
  weights: ContextWeights | "plain";
  /** By ordinal; sources it refuses are not found, though their terms still count as the index's. */
  filter?: ((sourceOrdinal: number) => boolean) | undefined;
}

export interface SearchOptions extends ScoreOptions {
  topK: number;
}
