/** A built index of vectors. Rows are numbered from 0 in the order they were given. */
export interface VectorIndex {
  readonly count: number;
  /** False where nearest may miss a true neighbour; such results are marked as not reproducible. */
  readonly exact: boolean;
  /**
   * The rows with the highest cosine, best first, ties by row ascending; fewer where fewer match. A zero query finds nothing.
   */
  nearest(query: Float32Array, options: NearestOptions): Promise<VectorHit[]>;
  close(): Promise<void>;
}

export interface NearestOptions {
  topK: number;
  /** Only rows whose group is listed; absent means every row. */
  groups?: readonly string[];
  signal: AbortSignal;
}

export interface VectorHit {
  row: number;
  /** Cosine similarity, -1 to 1. */
  score: number;
}

export interface VectorRows {
  dimensions: number;
  /** Row-major, `groups.length * dimensions` long. */
  vectors: Float32Array;
  /** What each row may be filtered by: the source it comes from. */
  groups: readonly string[];
}

/** Builds and opens vector indexes by name. */
export interface VectorIndexStore {
  readonly kind: string;
  /** Atomic: after a crash at any moment the name opens a whole index or none. Building an existing name again is a no-op. */
  build(name: string, rows: VectorRows, signal: AbortSignal): Promise<void>;
  /** Undefined where no whole index of that name exists. */
  open(name: string): Promise<VectorIndex | undefined>;
  names(): Promise<string[]>;
  remove(name: string): Promise<void>;
}
