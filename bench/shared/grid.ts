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

/** How Soundings retrieves: its default, the vectors that peers use, and those kept in memory as peers keep them. */
export type Method = "context-bm25" | "vector" | "vector in memory";

/** soundings.yaml of the grid. */
export function gridConfig(way: Method): string {
  const method = way === "context-bm25" ? way : "vector";
  return `experiment: grid
pipeline:
  embed: { embedder: ${method === "vector" ? "hashing" : "none"}, dimensions: ${dimensions} }
  index: { vectors: ${way === "vector in memory" ? "memory" : "lancedb"} }
  retrieve: { method: ${method}, depth: 10 }
  evaluate: { k: [5, 10] }
vary:
  chunk: ${JSON.stringify(chunkings)}
  retrieve.k: [5, 10]
`;
}
