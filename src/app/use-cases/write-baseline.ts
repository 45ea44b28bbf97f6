import { didYouMean } from "../../adapters/shared/nearest-word.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { RunEvent } from "../../contracts/run-event.ts";
import { baselineMarker, encodeBaseline } from "../gate/baseline-file.ts";
import { sideOfRun } from "../gate/gate-side.ts";
import { loadGateRule } from "../gate/load-gate-rule.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { ownFile } from "../own-file.ts";
import type { Workspace } from "../workspace.ts";
import { namedOrNewRun } from "../named-or-new-run.ts";

export interface BaselineRequest {
  file: string;
  /** A run's id; the folder's configuration is run where absent. */
  run: string | undefined;
  /** Metrics to keep; those that the rule names where absent, and without a rule all of them. */
  metrics: readonly string[] | undefined;
  ruleFile: string | undefined;
  signal: AbortSignal;
}

export interface WrittenBaseline {
  file: string;
  bytes: number;
  run: string;
  questions: number;
  metrics: string[];
}

export type BaselineEvent = RunEvent | { type: "baseline-end"; written: WrittenBaseline };

const kind = { marker: baselineMarker, kind: "a baseline of Soundings", option: "--write-baseline" };

/** Writes a run's scores as a small file to commit. Throws AppError "config.invalid" where a metric was not measured. */
export async function* writeBaseline(
  workspace: Workspace,
  config: LoadedConfig,
  request: BaselineRequest,
): AsyncGenerator<BaselineEvent> {
  const own = await ownFile(request.file, kind);
  const named =
    request.metrics ?? (request.ruleFile === undefined ? undefined : await metricsOf(request.ruleFile));
  const run = yield* namedOrNewRun(workspace, config, request.run, request.signal);
  const side = await sideOfRun(workspace, run);
  const known = [...side.metrics.keys()];
  const metrics = [...new Set(named ?? known)];
  for (const metric of metrics) {
    if (known.includes(metric)) continue;
    throw new AppError("config.invalid", {
      message: `${run.id} has no scores of "${metric}" for each question${didYouMean(metric, known)}`,
      hint: `It has: ${known.join(", ")}.`,
    });
  }
  const text = encodeBaseline(side, metrics, new Date(workspace.clock.now()));
  await own.write(text);
  const written = {
    file: own.file,
    bytes: Buffer.byteLength(text),
    run: run.id,
    questions: side.questions.length,
    metrics,
  };
  yield { type: "baseline-end", written };
}

async function metricsOf(ruleFile: string): Promise<string[]> {
  const { rule } = await loadGateRule(ruleFile);
  return [rule.primary, ...rule.guards].map(({ metric }) => metric);
}
