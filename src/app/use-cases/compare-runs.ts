import type { Run } from "../../contracts/run.ts";
import type { MetricComparison, SensitivityCheck } from "../../contracts/verdict.ts";
import { compareMetric, notCompared } from "../../core/comparison/compare-metric.ts";
import { pairScores, type PairedScores } from "../../core/comparison/paired-scores.ts";
import { sensitivityChecks } from "../../core/comparison/sensitivity-checks.ts";
import type { Sides } from "../../core/comparison/verdict-sentence.ts";
import { compareSetMetric } from "../../core/comparison/compare-set-metric.ts";
import { lowerIsBetter, standardMetrics } from "../../core/evaluation/catalog.ts";
import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { commonGround } from "../comparable.ts";
import { type DifferingSetting, differingSettings } from "../differing-settings.ts";
import { marginOf } from "../margin.ts";
import { type RunScores, scoresReader } from "../run-scores.ts";
import type { Workspace } from "../workspace.ts";

export interface MovedQuestion {
  questionId: string;
  question: string;
  first: number;
  second: number;
}

export interface RunComparison {
  first: Run;
  second: Run;
  settings: DifferingSetting[];
  notices: string[];
  /** The metric that the comparison is about. */
  metric: string;
  /** Every metric, in the order of the runs' own. */
  metrics: MetricComparison[];
  /** Of the metric that it is about, by other methods; empty where they were not asked. */
  checks: SensitivityCheck[];
  /** By that metric, largest change first, both directions. */
  moved: MovedQuestion[];
}

export interface CompareOptions {
  metric: string;
  /** The loss that is accepted; the metric's usual one where absent. */
  margin?: number;
  sides?: Sides;
  /** Whether other methods are asked beside the verdict: resampling takes longer than all the rest. */
  checks: boolean;
  signal: AbortSignal;
}

const { setMetrics } = standardMetrics({ k: [1], budgetCharacters: 1 });
const resamples = 10_000;
const seed = 1;

/**
 * Two runs on their common questions: second minus first, paired by question, clusters kept whole. Throws AppError "run.unknown"
 * where sources or questions differ, or where a run has no scores.
 */
export async function compareRuns(
  workspace: Workspace,
  first: Run,
  second: Run,
  options: CompareOptions,
): Promise<RunComparison> {
  const read = scoresReader(workspace);
  const [one, other] = [await read(first), await read(second)];
  const { common, notices } = commonGround(one, other);
  const sides = options.sides ?? { first: first.id, second: second.id };
  const paired = (metric: string): PairedScores | undefined => pairedScores(one, other, common, metric);
  const metrics = [...new Set([...Object.keys(first.metrics), ...Object.keys(second.metrics)])].map(
    (metric): MetricComparison => {
      const given = metric === options.metric ? options.margin : undefined;
      const by = { metric, lowerIsBetter: lowerIsBetter.has(metric), margin: marginOf(metric, given) };
      if (first.metrics[metric]?.version !== second.metrics[metric]?.version) {
        return notCompared(
          by,
          isOnBoth(metric, first, second) ? "other-definition" : "no-common-scores",
          sides,
        );
      }
      const pairs = paired(metric);
      if (pairs !== undefined) return compareMetric(pairs, by, sides);
      const [left, right] = [one.observations.get(metric), other.observations.get(metric)];
      const set = setMetrics.find(({ id }) => id === metric);
      return left === undefined || right === undefined || set === undefined
        ? notCompared(by, "no-question-scores", sides)
        : compareSetMetric(set, left, right, common, by, sides);
    },
  );
  const pairs = paired(options.metric);
  const discordant = metrics.find(({ metric }) => metric === options.metric)?.discordant ?? null;
  return {
    first,
    second,
    settings: differingSettings(first, second),
    notices,
    metric: options.metric,
    metrics,
    checks:
      pairs === undefined || !options.checks
        ? []
        : await sensitivityChecks(pairs, discordant, {
            seed,
            resamples,
            breathe: makeBreathe(options.signal),
          }),
    moved: pairs === undefined ? [] : movedQuestions(pairs, one, common.first),
  };
}

function isOnBoth(metric: string, first: Run, second: Run): boolean {
  return first.metrics[metric] !== undefined && second.metrics[metric] !== undefined;
}

function pairedScores(
  one: RunScores,
  other: RunScores,
  common: Parameters<typeof pairScores>[2],
  metric: string,
): PairedScores | undefined {
  const [left, right] = [one.columns.get(metric), other.columns.get(metric)];
  return left === undefined || right === undefined ? undefined : pairScores(left, right, common);
}

function movedQuestions(
  { questions, first, second }: PairedScores,
  { questions: asked }: RunScores,
  places: Uint32Array,
): MovedQuestion[] {
  return [...questions]
    .map((place, index) => ({
      question: asked[places[place]!]!,
      first: first[index]!,
      second: second[index]!,
    }))
    .filter((pair) => pair.first !== pair.second)
    .sort((a, b) => Math.abs(b.second - b.first) - Math.abs(a.second - a.first))
    .map(({ question, ...scores }) => ({ questionId: question.id, question: question.question, ...scores }));
}
