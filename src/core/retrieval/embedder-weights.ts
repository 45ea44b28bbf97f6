/** How much an embedder's cosine counts in hybrid retrieval beside the score by words, whose best own score counts 1. */
export interface EmbedderWeight {
  /** Of the cosine, scaled to 0–1 over its reach. */
  vector: number;
  /** How many of the nearest the cosine tells apart: the nearest counts 1, the one at this rank and all behind it 0. */
  reach: number;
  /**
   * Where it steps in: how much of the question (its share of idf) the best passage by words holds. Up to `full` the cosine has
   * its whole weight, from `none` on it has none, and between them it fades in a straight line. Absent: it always has.
   */
  fades?: { full: number; none: number };
}

/** Embedders that were measured: both of ours, and models in a folder. */
export type EmbedderFamily = "hashing" | "static" | "onnx";

/**
 * Fitted by `node scripts/fit-retrieval-weights.ts ../shared/data --embedders`, models in a folder with
 * `--embedder '{"onnx": "FOLDER", "quantize": "int8"}'` on all-MiniLM-L6-v2. Those of static and of models lie in the middle of a
 * region where no corpus loses more than .005, and are not its best points; the command prints the worst figure around each.
 */
const byFamily: Readonly<Record<EmbedderFamily, EmbedderWeight>> = {
  // Parts of words know nothing that the words do not. The least weight of the grid: the only one by which no corpus loses more
  // than .005, and by which nothing is gained.
  hashing: { vector: 0.05, reach: 30 },
  // One vector a word knows less than the words themselves once these are found, and of what lies farther away very little.
  static: { vector: 0.6, reach: 30, fades: { full: 0.4, none: 0.6 } },
  onnx: { vector: 0.8, reach: 300, fades: { full: 0.5, none: 0.9 } },
};

/** Of an embedder that nobody measured: between the two that know meanings. */
const otherEmbedders: EmbedderWeight = { vector: 0.7, reach: 100, fades: { full: 0.45, none: 0.75 } };

export function embedderWeight(family: EmbedderFamily | undefined): EmbedderWeight {
  return family === undefined ? otherEmbedders : byFamily[family];
}
