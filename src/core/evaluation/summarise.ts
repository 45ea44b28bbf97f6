import type { MetricSummary, Outcome } from "../../contracts/outcome.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { Observation, SetMetric } from "../../ports/set-metric.ts";
import {
  type BootstrapInterval,
  type BootstrapOptions,
  bootstrapMeans,
  bootstrapStatistic,
  seededDraws,
  sumByCluster,
} from "../statistics/cluster-bootstrap.ts";

export interface SummariseOptions {
  /** The cluster of each question, in the order of the outcomes. */
  clusters: readonly string[];
  /** Of the cluster bootstrap. */
  resamples: number;
  seed: number;
  breathe: Breathe;
  /** Told how many of the resamples are drawn. */
  resampled(done: number): void;
}

/** One metric's outcomes, one per question. */
export interface MetricOutcomes {
  id: string;
  version: string;
  outcomes: readonly Outcome[];
}

/** One set metric's observations, one per question. */
export interface SetMetricObservations {
  metric: SetMetric;
  observations: readonly (
    | { status: "observed"; observation: Observation }
    | { status: "not-applicable" }
    | { status: "failed" }
  )[];
}

/** Means of what was scored, by metric id. What was not scored is counted and never averaged. */
export async function summariseOutcomes(
  metrics: readonly MetricOutcomes[],
  options: SummariseOptions,
): Promise<Record<string, MetricSummary>> {
  const parts = metrics.map((metric) => {
    const scores: number[] = [];
    const clusters: string[] = [];
    for (const [question, outcome] of metric.outcomes.entries()) {
      if (outcome.status !== "scored") continue;
      scores.push(outcome.score);
      clusters.push(options.clusters[question]!);
    }
    const numbered = numberClusters(clusters);
    return {
      metric,
      scores,
      ...numbered,
      column: sumByCluster(scores, numbered.clusterOf, numbered.clusters),
    };
  });
  const intervals = await bootstrapMeans(
    parts.map((part) => part.column),
    bootstrapOptions(options),
  );
  return Object.fromEntries(
    parts.map(({ metric, scores, clusters }, place) => [
      metric.id,
      {
        value: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
        ...boundsOf(intervals[place]!),
        n: scores.length,
        ...countUnscored(metric.outcomes),
        clusters,
        version: metric.version,
      },
    ]),
  );
}

/** The statistic over the whole set; its value is null where it does not exist, as for an AUROC with one class. */
export async function summariseSetMetric(
  { metric, observations: entries }: SetMetricObservations,
  options: SummariseOptions,
): Promise<MetricSummary> {
  const observations: Observation[] = [];
  const names: string[] = [];
  for (const [question, entry] of entries.entries()) {
    if (entry.status !== "observed") continue;
    observations.push(entry.observation);
    names.push(options.clusters[question]!);
  }
  const numbered = numberClusters(names);
  const statistic = (weights: Float64Array) => metric.statistic(observations, weights);
  const value = statistic(new Float64Array(observations.length).fill(1));
  const exists = value !== undefined && Number.isFinite(value);
  const bounds = exists
    ? boundsOf(await bootstrapStatistic(statistic, numbered, bootstrapOptions(options)))
    : { low: null, high: null };
  return {
    value: exists ? value : null,
    ...bounds,
    n: observations.length,
    ...countUnscored(entries),
    clusters: numbered.clusters,
    version: metric.version,
  };
}

/** Clusters numbered in the order they first occur, so that draws do not depend on names. */
function numberClusters(names: readonly string[]): { clusterOf: Uint32Array; clusters: number } {
  const numbers = new Map<string, number>();
  const clusterOf = Uint32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return { clusterOf, clusters: numbers.size };
}

function bootstrapOptions({ resamples, seed, breathe, resampled }: SummariseOptions): BootstrapOptions {
  return { resamples, drawsFor: seededDraws(seed), breathe, resampled };
}

function boundsOf(interval: BootstrapInterval): { low: number | null; high: number | null } {
  return interval.status === "interval"
    ? { low: interval.low, high: interval.high }
    : { low: null, high: null };
}

function countUnscored(entries: readonly { status: string }[]): { notApplicable: number; failed: number } {
  return {
    notApplicable: entries.filter((entry) => entry.status === "not-applicable").length,
    failed: entries.filter((entry) => entry.status === "failed").length,
  };
}
