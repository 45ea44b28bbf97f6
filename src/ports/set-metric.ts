import type { Sample } from "./metric.ts";

/** One question's part in a statistic over a whole set. */
export interface Observation {
  /** What the pipeline said: a score, or 1 for yes and 0 for no. */
  predicted: number;
  /** What is true: 1 or 0. */
  actual: 0 | 1;
}

/** A statistic that has no value for a single question, such as AUROC. */
export interface SetMetric {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Undefined where the question has no part in the statistic. */
  observe(sample: Sample): Observation | undefined;
  /** `weights[i]` counts observation i (a bootstrap draws some twice and some never). Undefined where it has no value. */
  statistic(observations: readonly Observation[], weights: Float64Array): number | undefined;
}
