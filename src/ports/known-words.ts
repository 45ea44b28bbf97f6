/**
 * How much of a text an embedder made of words can know at all; where it is little, words should be matched as they are. Rankings
 * rest on it: a change of either answer raises the embedder's version.
 */
export interface KnownWords {
  /** ISO 639-1 codes of the languages whose documents it serves, "und" for texts whose language cannot be told. */
  readonly languages: readonly string[];
  /** Share of the text's words that it holds whole, 0 to 1; null where there is no word. */
  knownShare(text: string): Promise<number | null>;
}
