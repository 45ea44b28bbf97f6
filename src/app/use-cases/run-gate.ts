import type { GateReport } from "../../contracts/gate.ts";
import type { RunEvent } from "../../contracts/run-event.ts";
import { pairScores } from "../../core/comparison/paired-scores.ts";
import { lowerIsBetter } from "../../core/evaluation/catalog.ts";
import { decideGate, type GateSubject } from "../../core/gate/decide-gate.ts";
import { checkRule, checkRuleByBaseline } from "../gate/check-rule.ts";
import { gateGround, type GateGround } from "../gate/common-ground.ts";
import { logGate } from "../gate/gate-log.ts";
import { type GateSide, type RunSide, sideOfRun } from "../gate/gate-side.ts";
import { type LoadedRule, loadGateRule } from "../gate/load-gate-rule.ts";
import { mostMoved, movedMetric } from "../gate/most-moved.ts";
import { readBaseline } from "../gate/read-baseline.ts";
import { changedSettings } from "../gate/changed-settings.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { packageVersion } from "../package-version.ts";
import type { Workspace } from "../workspace.ts";
import { namedOrNewRun } from "../named-or-new-run.ts";

export interface GateRequest {
  /** A run's id; the folder's configuration is run where absent. */
  candidate: string | undefined;
  /** A run's id, or a baseline file. */
  baseline: string;
  ruleFile: string;
  signal: AbortSignal;
}

export type GateEvent = RunEvent | { type: "gate-end"; report: GateReport };

/**
 * Holds a candidate against a baseline by a rule and stores how it ended. Throws AppError where it was asked wrongly: the rule or the baseline
 * cannot be read, sources or questions are other ones, or the rule names what was not measured.
 */
export async function* runGate(
  workspace: Workspace,
  config: LoadedConfig,
  request: GateRequest,
): AsyncGenerator<GateEvent> {
  const rule = await loadGateRule(request.ruleFile);
  const baseline = await readBaseline(workspace, request.baseline);
  checkRuleByBaseline(rule, baseline.side);
  const run = yield* namedOrNewRun(workspace, config, request.candidate, request.signal);
  const candidate = await sideOfRun(workspace, run);
  const ground = gateGround(baseline.side, candidate);
  checkRule(rule, baseline.side, candidate);
  const decision = decideGate(rule.rule, subjectOf(baseline.side, candidate, ground));
  const metric = movedMetric(decision.lines, rule.rule.primary.metric);
  const report: GateReport = {
    experiment: run.experiment,
    ...decision,
    moved: mostMoved(metric, baseline.side, candidate, ground.common),
    settings: changedSettings(baseline.side, candidate),
    notices: ground.notices,
    evidence: {
      at: workspace.clock.now(),
      soundings: packageVersion(),
      rule: ruleEvidence(rule),
      baseline: { ...sideEvidence(baseline.side), file: baseline.file },
      candidate: sideEvidence(candidate),
    },
  };
  await logGate(workspace.stateFolder, report);
  yield { type: "gate-end", report };
}

function subjectOf(baseline: GateSide, candidate: RunSide, { common }: GateGround): GateSubject {
  const places = new Map(candidate.asked.map(({ id }, place) => [id, place]));
  return {
    paired: (metric) =>
      pairScores(baseline.metrics.get(metric)!.column, candidate.metrics.get(metric)!.column, common),
    lowerIsBetter: (metric) => lowerIsBetter.has(metric),
    outcomeOf(question, metric) {
      const { column } = candidate.metrics.get(metric)!;
      const place = places.get(question)!;
      return column.unscored.get(place) ?? { status: "scored", score: column.scores[place]! };
    },
  };
}

function ruleEvidence({ name, digest }: LoadedRule): GateReport["evidence"]["rule"] {
  return { file: name, digest };
}

function sideEvidence({ run: { id, label, evaluation } }: GateSide): GateReport["evidence"]["candidate"] {
  return { run: id, label, evaluation };
}
