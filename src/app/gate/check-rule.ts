import { didYouMean } from "../../adapters/shared/nearest-word.ts";
import { AppError } from "../../contracts/app-error.ts";
import { standardMetrics } from "../../core/evaluation/catalog.ts";
import { marginOf } from "../margin.ts";
import type { GateSide, RunSide } from "./gate-side.ts";
import type { LoadedRule } from "./load-gate-rule.ts";

/** Refuses a rule that cannot be judged. Throws AppError "config.invalid" with the place in the rule file. */
export function checkRule({ rule, placeOf }: LoadedRule, baseline: GateSide, candidate: RunSide): void {
  const compared = [
    { metric: rule.primary.metric, path: ["primary", "metric"] },
    ...rule.guards.map(({ metric }, index) => ({ metric, path: ["guards", index, "metric"] })),
  ];
  for (const { metric, path } of compared) {
    refuseUnmeasured(metric, placeOf(path), candidate);
    refuseOtherDefinition(metric, placeOf(path), baseline, candidate);
  }
  const ids = candidate.asked.map(({ id }) => id);
  for (const [index, { question, metric }] of rule.mustPass.entries()) {
    refuseUnmeasured(metric, placeOf(["mustPass", index, "metric"]), candidate);
    if (!ids.includes(question)) {
      throw new AppError("config.invalid", {
        message: `${placeOf(["mustPass", index, "question"])}: there is no question "${question}"${didYouMean(question, ids)}`,
        hint: "Name the id of a question of this folder.",
      });
    }
  }
}

/** What can be known before the candidate is run, which may cost: metrics that the baseline has no scores of, margins without sense. */
export function checkRuleByBaseline({ rule, placeOf }: LoadedRule, baseline: GateSide): void {
  const known = [...baseline.metrics.keys()];
  const compared = [
    { ...rule.primary, path: ["primary"] },
    ...rule.guards.map((guard, index) => ({ ...guard, path: ["guards", index] })),
  ];
  for (const { metric, margin, path } of compared) {
    if (setMetrics.has(metric)) throw noSingleScores(metric, placeOf([...path, "metric"]), known);
    if (!baseline.metrics.has(metric)) {
      throw new AppError("config.invalid", {
        message: `${placeOf([...path, "metric"])}: the baseline ${baseline.run.id} holds no scores of ${metric}${didYouMean(metric, known)}`,
        hint: `It holds: ${known.join(", ")}. A new baseline is written with soundings gate --write-baseline FILE --rule RULE.`,
      });
    }
    marginOf(metric, margin);
  }
}

const setMetrics = new Set(standardMetrics({ k: [1], budgetCharacters: 1 }).setMetrics.map(({ id }) => id));

function noSingleScores(metric: string, place: string, known: readonly string[]): AppError {
  return new AppError("config.invalid", {
    message: `${place}: ${metric} is a figure of the whole question set, and a gate judges scores of single questions.`,
    hint: `Metrics that can be judged: ${known.join(", ")}.`,
  });
}

function refuseUnmeasured(metric: string, place: string, { metrics, run }: RunSide): void {
  if (metrics.has(metric)) return;
  const known = [...metrics.keys()];
  if (setMetrics.has(metric)) throw noSingleScores(metric, place, known);
  throw new AppError("config.invalid", {
    message: `${place}: ${run.id} did not measure "${metric}"${didYouMean(metric, known)}`,
    hint: `It measured: ${known.join(", ")}.`,
  });
}

function refuseOtherDefinition(metric: string, place: string, baseline: GateSide, candidate: RunSide): void {
  const [before, now] = [baseline, candidate].map(({ metrics }) => metrics.get(metric)?.version);
  if (before === now) return;
  throw new AppError("config.invalid", {
    message:
      before === undefined
        ? `${place}: the baseline ${baseline.run.id} holds no scores of ${metric}.`
        : `${place}: ${metric} was measured by version ${before} of its definition in the baseline, and by version ${now} now.`,
    hint: "Write a new baseline with soundings gate --write-baseline FILE --rule RULE.",
  });
}
