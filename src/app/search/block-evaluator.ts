import { AppError, type AppErrorCode } from "../../contracts/app-error.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { StageRun } from "../../contracts/run.ts";
import type { RunEvent } from "../../contracts/run-event.ts";
import { runPipeline } from "../../core/pipeline/run-pipeline.ts";
import type { BlockOutcome, Evaluate } from "../../core/search/search-run.ts";
import type { ExperimentInputs } from "../experiment-inputs.ts";
import type { PartsPool } from "./parts-pool.ts";

type StageEvent = Extract<RunEvent, { type: "stage-start" | "stage-progress" | "stage-end" }>;
/** A stage at work for some configuration of a search. */
export type SearchStageEvent = StageEvent extends infer Event
  ? Event extends StageEvent
    ? Omit<Event, "runId">
    : never
  : never;

export interface BlockEvaluatorParts {
  inputs: ExperimentInputs;
  pool: PartsPool;
  signal: AbortSignal;
  onStage(event: SearchStageEvent): void;
}

/** Intervals of a block are shown to nobody: as few resamples as the settings allow. */
const fewestResamples = 100;

/** These are a configuration's own failure; whatever else goes wrong ends the search. */
const ownFailures = new Set<AppErrorCode>([
  "plugin.failed",
  "stage.failed",
  "pipeline.invalid",
  "model.unsupported",
  "model.refused",
  "egress.refused",
  "egress.failed",
  "adapter.missing-package",
]);

/**
 * Runs a configuration's pipeline over a block of questions. Stages are cached by content, so configurations share indexes,
 * and a block that was measured before, by a search that was stopped or killed, is read and not measured again.
 */
export function blockEvaluator(
  pipelineOf: (candidate: string) => Pipeline,
  metric: string,
  { inputs, pool, signal, onStage }: BlockEvaluatorParts,
): Evaluate {
  const { sources, leftOut } = inputs;
  const entries = new Map(inputs.questions.map((question) => [question.entry.id, question]));

  return async (candidate, block): Promise<BlockOutcome> => {
    const given = pipelineOf(candidate.id);
    const pipeline = { ...given, evaluate: { ...given.evaluate, resamples: fewestResamples } };
    const questions = block.map(({ id }) => entries.get(id)!);
    const stages: StageRun[] = [];
    try {
      const { evaluation } = await pool.use(pipeline, (parts) =>
        runPipeline({ pipeline, sources, leftOut, questions }, parts, {
          signal,
          onStageStart: (stage) => onStage({ type: "stage-start", stage }),
          onStageProgress: (stage, done, total, unit) =>
            onStage({ type: "stage-progress", stage, done, total, unit }),
          onStageEnd(stageRun) {
            stages.push(stageRun);
            onStage({ type: "stage-end", stageRun });
          },
        }),
      );
      const outcomes = new Map(
        evaluation.perQuestion.map(({ questionId, outcomes: found }) => [questionId, found[metric]]),
      );
      const milliseconds = millisecondsOf(stages);
      return {
        status: "measured",
        measured: block.map(({ id }) => ({
          outcome: outcomes.get(id) ?? { status: "failed", reason: `${metric} was not measured.` },
          ...(milliseconds === undefined ? {} : { milliseconds }),
        })),
      };
    } catch (thrown) {
      if (!(thrown instanceof AppError) || !ownFailures.has(thrown.code)) throw thrown;
      return { status: "failed", message: thrown.message };
    }
  };
}

/** Mean time of finding and answering one question of the block, when it was first measured. Undefined where it was not timed. */
function millisecondsOf(stages: readonly StageRun[]): number | undefined {
  const rates = stages
    .filter(({ stage }) => stage === "retrieve" || stage === "rerank" || stage === "answer")
    .map(({ timings }) => timings["per-second"] ?? 0);
  if (rates.length === 0 || rates.some((rate) => rate <= 0)) return undefined;
  return rates.reduce((sum, rate) => sum + 1000 / rate, 0);
}
