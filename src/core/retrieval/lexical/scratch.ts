/** Memory of one query, used again by the next. Between queries every array is all zero but for the candidates and their scores. */
export interface Scratch {
  /** Own BM25 of each row. */
  readonly own: Float64Array;
  readonly surroundings: Float64Array;
  /** Of the term being read: its best score near each row. */
  readonly near: Float64Array;
  readonly scores: Float64Array;
  /** BM25 of each source as one text; above 0 wherever one of its rows holds a term. */
  readonly sources: Float64Array;
  /** Rows reached by the term being read. */
  readonly reached: Uint32Array;
  /** Rows with a score, ascending. */
  readonly candidates: Uint32Array;
  candidateCount: number;
}

export function makeScratch(rowCount: number, sourceCount: number): Scratch {
  return {
    own: new Float64Array(rowCount),
    surroundings: new Float64Array(rowCount),
    near: new Float64Array(rowCount),
    scores: new Float64Array(rowCount),
    sources: new Float64Array(sourceCount),
    reached: new Uint32Array(rowCount),
    candidates: new Uint32Array(rowCount),
    candidateCount: 0,
  };
}

/** Leaves the candidates and their scores to read. */
export function clearFeatures(scratch: Scratch, sourceStarts: Uint32Array): void {
  const { own, surroundings, sources } = scratch;
  for (let source = 0; source < sources.length; source++) {
    if (sources[source] === 0) continue;
    own.fill(0, sourceStarts[source], sourceStarts[source + 1]);
    surroundings.fill(0, sourceStarts[source], sourceStarts[source + 1]);
  }
  sources.fill(0);
}

export function clearScores(scratch: Scratch): void {
  for (let i = 0; i < scratch.candidateCount; i++) scratch.scores[scratch.candidates[i] as number] = 0;
  scratch.candidateCount = 0;
}
