import { type BootstrapOptions, bootstrapMeans, sumByCluster } from "./cluster-bootstrap.ts";

/** A mean difference over the questions that both sides scored. */
export interface PairedDifference {
  /** Mean of second minus first; null where no question was scored on both sides. */
  difference: number | null;
  /** 95 % cluster-bootstrap interval of the difference; null below two clusters. */
  low: number | null;
  high: number | null;
  n: number;
  clusters: number;
}

export interface ScoredPair {
  first: number;
  second: number;
  cluster: string;
}

/** Resamples whole clusters of pairs, so that what the two sides share cancels out. */
export async function pairedDifference(
  pairs: readonly ScoredPair[],
  options: BootstrapOptions,
): Promise<PairedDifference> {
  const clusterIds = new Map<string, number>();
  for (const { cluster } of pairs) if (!clusterIds.has(cluster)) clusterIds.set(cluster, clusterIds.size);
  const differences = pairs.map(({ first, second }) => second - first);
  const clusterOf = pairs.map(({ cluster }) => clusterIds.get(cluster) as number);
  const [interval] = await bootstrapMeans([sumByCluster(differences, clusterOf, clusterIds.size)], options);
  return {
    difference: pairs.length === 0 ? null : differences.reduce((sum, one) => sum + one, 0) / pairs.length,
    low: interval?.status === "interval" ? interval.low : null,
    high: interval?.status === "interval" ? interval.high : null,
    n: pairs.length,
    clusters: clusterIds.size,
  };
}
