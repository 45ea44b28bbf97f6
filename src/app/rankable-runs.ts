import { AppError } from "../contracts/app-error.ts";
import type { MetricSummary } from "../contracts/outcome.ts";
import type { Run } from "../contracts/run.ts";
import { confidence, mostFailed } from "../core/comparison/decide-verdict.ts";
import { lowerIsBetter } from "../core/evaluation/catalog.ts";
import { clusteredValues, meanOf, numberClusters } from "../core/statistics/clustered-values.ts";
import { clusterRobustMean, meanInterval } from "../core/statistics/cluster-robust-mean.ts";
import { commonGround, type Comparable } from "./comparable.ts";
import type { RunScores } from "./run-scores.ts";

/** A run with its place on a board. */
export interface RankedRun {
  run: Run;
  /** On the common questions. */
  summary: MetricSummary;
  /** Scores on the common questions; NaN where one was not scored. */
  row: Float64Array;
}

/** The runs that can stand on one board, best first, on the questions that all of them were asked. */
export function rankableRuns(
  scores: readonly RunScores[],
  reference: RunScores,
  metric: string,
): { entries: RankedRun[]; unranked: Run[]; clusterOf: Uint32Array; notices: string[] } {
  const notices: string[] = [];
  const grounds = new Map<RunScores, ReadonlyMap<number, number>>();
  /** Runs on one set of questions share its list, and have the same in common with the reference. */
  const placesOf = new Map<RunScores["questions"], ReadonlyMap<number, number>>();
  for (const one of scores) {
    const ground = groundOf(reference, one, metric, notices);
    if (ground === undefined) continue;
    const { first, second } = ground.common;
    const places =
      placesOf.get(one.questions) ?? new Map([...first].map((question, place) => [question, second[place]!]));
    placesOf.set(one.questions, places);
    grounds.set(one, places);
  }
  const asked = [...reference.questions.keys()].filter((question) =>
    [...placesOf.values()].every((places) => places.has(question)),
  );
  const whole = [...grounds.keys()].every(({ questions }) => questions.length === asked.length);
  if (!whole) notices.push(`Ranked by the ${asked.length} questions that all of these runs were asked.`);
  const groups = asked.map((question) => reference.questions[question]!.group);
  const entries: RankedRun[] = [];
  for (const [one, places] of grounds) {
    const column = one.columns.get(metric);
    const own = asked.map((question) => places.get(question)!);
    const row = Float64Array.from(own, (place) => column?.scores[place] ?? Number.NaN);
    const unscored = own.flatMap((place) => column?.unscored.get(place) ?? []);
    const failed = unscored.filter(({ status }) => status === "failed").length;
    const n = own.length - unscored.length;
    const summary = one.run.metrics[metric]!;
    if (failed > 0 && failed / (n + failed) > mostFailed) {
      notices.push(
        `${one.run.id} could not measure ${metric} for ${failed} of ${n + failed} questions and is not ranked.`,
      );
    } else if (summary.value !== null && (column === undefined ? whole : n > 0)) {
      const counts = { n, failed, notApplicable: unscored.length - failed };
      entries.push({
        run: one.run,
        row,
        summary: whole ? summary : commonSummary(summary, row, groups, counts),
      });
    }
  }
  const downward = lowerIsBetter.has(metric);
  entries.sort((a, b) => rankOf(b.summary.value, downward) - rankOf(a.summary.value, downward));
  const ranked = new Set(entries.map(({ run }) => run));
  const unranked = scores.map(({ run }) => run).filter((run) => !ranked.has(run));
  return { entries, unranked, clusterOf: numberClusters(groups), notices };
}

function commonSummary(
  { version }: MetricSummary,
  row: Float64Array,
  groups: readonly string[],
  counts: Pick<MetricSummary, "n" | "failed" | "notApplicable">,
): MetricSummary {
  const scored = [...row.keys()].filter((question) => !Number.isNaN(row[question]!));
  const sample = clusteredValues(
    scored.map((question) => row[question]!),
    scored.map((question) => groups[question]!),
  );
  const estimate = clusterRobustMean(sample);
  const interval =
    estimate.status === "estimated" ? meanInterval(estimate, confidence) : { low: null, high: null };
  return { value: meanOf(sample.values), ...interval, ...counts, clusters: sample.clusters, version };
}

function rankOf(value: number | null, downward: boolean): number {
  if (value === null) return -Infinity;
  return downward ? -value : value;
}

function groundOf(
  reference: RunScores,
  one: RunScores,
  metric: string,
  notices: string[],
): Comparable | undefined {
  const [expected, version] = [reference, one].map(({ run }) => run.metrics[metric]?.version);
  if (expected !== version) {
    notices.push(`${one.run.id} measured ${metric} by another version of its definition and is not ranked.`);
    return undefined;
  }
  try {
    const ground = commonGround(reference, one);
    notices.push(...ground.notices);
    return ground;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    notices.push(thrown.message);
    return undefined;
  }
}
