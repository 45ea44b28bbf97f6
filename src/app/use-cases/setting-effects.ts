import type { Effects, SettingEffect } from "../../contracts/api/effects.ts";
import { counted } from "../../contracts/count-text.ts";
import type { Json } from "../../contracts/json.ts";
import { differenceText, intervalText } from "../../contracts/score-text.ts";
import { confidence, fewestClusters } from "../../core/comparison/decide-verdict.ts";
import { clusterRobustMean, meanInterval } from "../../core/statistics/cluster-robust-mean.ts";
import type { ClusteredValues } from "../../core/statistics/clustered-values.ts";
import { additiveEffect } from "../effects/additive-effect.ts";
import { pairedDifferences, pairsOf } from "../effects/paired-effect.ts";
import { type VariedSetting, variedSettings } from "../effects/varied-settings.ts";
import { isLowerBetter } from "../metric-direction.ts";
import { rankableRuns } from "../rankable-runs.ts";
import { type RunScores, scoresReader } from "../run-scores.ts";
import type { Workspace } from "../workspace.ts";
import type { BoardPlan } from "./experiment-board.ts";

/**
 * What each value of a setting does against the baseline's, over an experiment's finished runs. Where runs differ in the setting alone
 * these are paired, question by question; where none do, all settings are fitted together; where that cannot be done either, no
 * number is given and the reason is.
 */
export async function settingEffects(
  workspace: Workspace,
  { experiment, runs, metric, baseline }: BoardPlan,
): Promise<Effects> {
  const lowerIsBetter = isLowerBetter(metric);
  const base = { experiment, metric, lowerIsBetter };
  const measured = runs.filter((run) => run.metrics[metric] !== undefined);
  const reference = measured.find(({ id }) => id === baseline) ?? measured[0];
  if (reference === undefined) {
    return { ...base, runs: 0, questions: 0, clusters: 0, settings: [], notices: [] };
  }
  const read = scoresReader(workspace, new Set([metric]));
  const scores: RunScores[] = [];
  for (const run of measured) scores.push(await read(run));
  const ranked = rankableRuns(scores, scores[measured.indexOf(reference)]!, metric);
  // Only runs with scores of their questions tell what a setting does.
  const entries = ranked.entries.filter(({ row }) => row.some((score) => !Number.isNaN(score)));
  const { clusterOf, notices } = ranked;
  const settings = variedSettings(entries.map(({ run }) => run));
  const table: Table = {
    metric,
    lowerIsBetter,
    settings,
    rows: entries.map(({ row }) => row),
    clusterOf,
  };
  const place = Math.max(
    0,
    entries.findIndex(({ run }) => run === reference),
  );
  const told = settings.map((setting) => {
    const { path, together, values, levelOf } = setting;
    const at = levelOf[place]!;
    return {
      path,
      together,
      reference: values[at]!,
      values: [...values.keys()]
        .filter((level) => level !== at)
        .map((level) => effectOf(setting, level, at, table)),
    };
  });
  return {
    ...base,
    runs: entries.length,
    questions: clusterOf.length,
    clusters: new Set(clusterOf).size,
    settings: told,
    notices: [
      ...notices,
      ...(entries.length === 0 && ranked.entries.length > 0
        ? [
            `${metric} is a number of a whole question set, so that what a setting does to it cannot be told question by question.`,
          ]
        : []),
      ...noticesOf(told.flatMap(({ values }) => values)),
    ],
  };
}

interface Table {
  metric: string;
  lowerIsBetter: boolean;
  settings: readonly VariedSetting[];
  /** One of each run; NaN where a question was not scored. */
  rows: readonly Float64Array[];
  clusterOf: Uint32Array;
}

interface Measured {
  method: SettingEffect["method"];
  difference: number;
  low: number;
  high: number;
  n: number;
  clusters: number;
}

function effectOf(setting: VariedSetting, level: number, reference: number, table: Table): SettingEffect {
  const pairs = pairsOf(table.settings, setting, level, reference);
  const found = pairs.length > 0 ? fromPairs(pairs, table) : fromAll(setting, level, reference, table);
  const value = setting.values[level]!;
  const counts = {
    value,
    runs: setting.levelOf.filter((own) => own === level).length,
    referenceRuns: setting.levelOf.filter((own) => own === reference).length,
    pairs: pairs.length,
  };
  const change = `${setting.path} ${shownValue(value)} instead of ${shownValue(setting.values[reference]!)}`;
  if ("reason" in found) {
    const { reason, n, clusters } = found;
    const sentence = `What ${change} does to ${table.metric} cannot be told: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
    return {
      ...counts,
      method: null,
      difference: null,
      low: null,
      high: null,
      n,
      clusters,
      standing: "none",
      sentence,
      reason,
    };
  }
  const standing = standingOf(found, table.lowerIsBetter);
  return {
    ...counts,
    ...found,
    standing,
    sentence: sentenceOf(change, found, { metric: table.metric, standing, pairs: pairs.length }),
    reason: null,
  };
}

interface Untold {
  reason: string;
  n: number;
  clusters: number;
}

function fromPairs(pairs: ReturnType<typeof pairsOf>, { rows, clusterOf }: Table): Measured | Untold {
  const sample = pairedDifferences(pairs, rows, clusterOf);
  const [n, { clusters }] = [sample.values.length, sample];
  const few = tooFew(n, clusters);
  if (few !== undefined) return { reason: few, n, clusters };
  const estimate = clusterRobustMean(sample);
  if (estimate.status !== "estimated") return { reason: whyUndefined(sample), n, clusters };
  return { method: "paired", difference: estimate.mean, ...meanInterval(estimate, confidence), n, clusters };
}

function fromAll(
  setting: VariedSetting,
  level: number,
  reference: number,
  { settings, rows, clusterOf }: Table,
): Measured | Untold {
  const effect = additiveEffect(settings, setting, [level, reference], { rows, clusterOf });
  if (effect.status === "not-apart") {
    const reason =
      "The runs that there are do not tell it apart from other settings: run combinations that differ in it alone.";
    return { reason, n: 0, clusters: 0 };
  }
  const { n, clusters } = effect.status === "estimated" ? effect : countsOf(effect.sample);
  const few = tooFew(n, clusters);
  if (few !== undefined) return { reason: few, n, clusters };
  if (effect.status !== "estimated") return { reason: whyUndefined(effect.sample), n, clusters };
  const { difference, low, high } = effect;
  return { method: "model", difference, low, high, n, clusters };
}

function countsOf({ values, clusters }: ClusteredValues): { n: number; clusters: number } {
  return { n: values.length, clusters };
}

function whyUndefined({ values }: ClusteredValues): string {
  return values.every((value) => value === 0)
    ? `All ${counted(values.length, "question")} scored the same, so there is nothing to infer from.`
    : "The differences do not vary from cluster to cluster, so nothing can be inferred about other questions.";
}

function tooFew(n: number, clusters: number): string | undefined {
  if (n === 0) return "No question was scored by all of the runs that it takes.";
  if (clusters >= fewestClusters) return undefined;
  return `The questions fall into ${counted(clusters, "cluster")}, and at least ${fewestClusters} are needed, as questions about one source rise and fall together.`;
}

function standingOf({ low, high }: Measured, lowerIsBetter: boolean): SettingEffect["standing"] {
  if (low > 0) return lowerIsBetter ? "worse" : "better";
  if (high < 0) return lowerIsBetter ? "better" : "worse";
  return "inconclusive";
}

function sentenceOf(
  change: string,
  { method, difference, low, high, n, clusters }: Measured,
  { metric, standing, pairs }: { metric: string; standing: SettingEffect["standing"]; pairs: number },
): string {
  const what = standing === "inconclusive" ? "makes no difference that can be told in" : `makes`;
  const outcome = standing === "inconclusive" ? metric : `${metric} ${standing}`;
  const measured = `${differenceText(difference)} ${intervalText(low, high)}`;
  const sample = `${counted(n, "question")} in ${counted(clusters, "cluster")}`;
  const rests =
    method === "paired"
      ? `by ${counted(pairs, "pair")} of runs that differ in nothing else`
      : "fitted together with all other settings as if none depended on another, since no two runs differ in it alone";
  return `${change} ${what} ${outcome}: ${measured} on ${sample}, ${rests}.`;
}

function noticesOf(effects: readonly SettingEffect[]): string[] {
  const told = effects.filter(({ method }) => method !== null);
  return told.length < 2
    ? []
    : [`Each of these ${told.length} intervals is by itself: about one in twenty misses what it is of.`];
}

function shownValue(value: Json): string {
  if (value === null) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}
