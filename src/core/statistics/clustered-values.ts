/** Values that fall into clusters: what statistics on questions work on, as questions about one source rise and fall together. */
export interface ClusteredValues {
  values: Float64Array;
  /** The cluster of each value: whole numbers below `clusters`. */
  clusterOf: Uint32Array;
  /** How many clusters hold at least one value. */
  clusters: number;
}

/** Clusters by number, in the order they first occur, so that nothing depends on their names. */
export function numberClusters(names: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

export function clusteredValues(values: ArrayLike<number>, names: readonly string[]): ClusteredValues {
  return withoutEmptyClusters(Float64Array.from(values), numberClusters(names));
}

/** Some values of a larger set: numbers that none of them carries any more are closed up. */
export function withoutEmptyClusters(values: Float64Array, numbers: Uint32Array): ClusteredValues {
  const renumbered = new Map<number, number>();
  const clusterOf = new Uint32Array(numbers.length);
  let last = -1;
  let place = 0;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index]!;
    if (number !== last) {
      place = renumbered.get(number) ?? renumbered.size;
      renumbered.set(number, place);
      last = number;
    }
    clusterOf[index] = place;
  }
  return { values, clusterOf, clusters: renumbered.size };
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
