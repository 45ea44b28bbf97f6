/** The grid every tool runs: 3 sizes x 2 overlaps x 2 depths. Sizes and overlaps in characters. */
export interface GridConfiguration {
  size: number;
  overlap: number;
  k: number;
}

export const chunkings = [200, 500, 1000].flatMap((size) =>
  [0, 0.2].map((share) => ({ size, overlap: Math.round(size * share) })),
);

export const grid: GridConfiguration[] = chunkings.flatMap((chunking) =>
  [5, 10].map((k) => ({ ...chunking, k })),
);

export const dimensions = 256;

/**
 * How Soundings runs the grid: by words, with answers and all metrics; the same measuring retrieval alone, as the peers'
 * scripts do; and the vectors that peers use, stored or in memory as peers keep them, retrieval alone too.
 */
export const ways = ["default", "retrieval alone", "vector", "vector in memory"] as const;
export type Way = (typeof ways)[number];

/** soundings.yaml of the grid. */
export function gridConfig(way: Way): string {
  const vector = way === "vector" || way === "vector in memory";
  return `experiment: grid
pipeline:
  embed: { embedder: ${vector ? "hashing" : "none"}, dimensions: ${dimensions} }
  index: { vectors: ${way === "vector in memory" ? "memory" : "lancedb"} }
  retrieve: { method: ${vector ? "vector" : "context-bm25"}, depth: 10 }
  answer: { kind: ${way === "default" ? "extractive" : "none"} }
  evaluate: { k: [5, 10] }
vary:
  chunk: ${JSON.stringify(chunkings)}
  retrieve.k: [5, 10]
`;
}
