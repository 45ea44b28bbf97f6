import { didYouMean } from "../../adapters/shared/nearest-word.ts";
import { AppError } from "../../contracts/app-error.ts";
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

function refuseUnmeasured(metric: string, place: string, { metrics, setMetrics, run }: RunSide): void {
  if (metrics.has(metric)) return;
  const known = [...metrics.keys()];
  if (setMetrics.includes(metric)) {
    throw new AppError("config.invalid", {
      message: `${place}: ${metric} is a figure of the whole question set, and a gate judges scores of single questions.`,
      hint: `Metrics that can be judged: ${known.join(", ")}.`,
    });
  }
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
