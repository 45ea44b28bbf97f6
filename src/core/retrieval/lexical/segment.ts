/** One source's analysed text, and nothing else: what other sources hold changes no segment. */
export interface Segment {
  readonly source: string;
  /** ISO 639-1 code of the analyser, or "und". */
  readonly language: string;
  /** Distinct terms in order of first use; a term's place is its local id. */
  readonly terms: readonly string[];
  /** Local ids of every chunk's indexed text, chunk after chunk. */
  readonly sequence: Uint32Array;
  /** Where each chunk begins in `sequence`, and its end: one longer than the number of chunks. */
  readonly chunkStarts: Uint32Array;
  /** Section ordinal of each chunk, -1 before the first heading. */
  readonly sections: Int32Array;
}
