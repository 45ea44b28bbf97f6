/** Values that fall into clusters: what statistics on questions work on, as questions about one source rise and fall together. */
export interface ClusteredValues {
  values: Float64Array;
  /** The cluster of each value: whole numbers below `clusters`. */
  clusterOf: Uint32Array;
  /** How many clusters hold at least one value. */
  clusters: number;
}

/** Clusters are numbered in the order they first occur, so that nothing depends on their names. */
export function clusteredValues(values: ArrayLike<number>, names: readonly string[]): ClusteredValues {
  const numbers = new Map<string, number>();
  const clusterOf = Uint32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return { values: Float64Array.from(values), clusterOf, clusters: numbers.size };
}

/** Sum of the values and their count, cluster by cluster. */
export interface ClusterTotals {
  sums: Float64Array;
  counts: Float64Array;
}

export function clusterTotals({ values, clusterOf, clusters }: ClusteredValues): ClusterTotals {
  const sums = new Float64Array(clusters);
  const counts = new Float64Array(clusters);
  for (let index = 0; index < values.length; index++) {
    sums[clusterOf[index]!]! += values[index]!;
    counts[clusterOf[index]!]! += 1;
  }
  return { sums, counts };
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / values.length;
}
