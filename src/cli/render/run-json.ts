import type { Run } from "../../contracts/run.ts";

/** The documented shape of a run, version 1 (docs/json.md). Fields are added, never renamed, within a version. */
export function runJson(run: Run) {
  const { id, experiment, label, status, startedAt, finishedAt, dataset, questions } = run;
  // The process names the machine; it is for telling a running run from an interrupted one only.
  const { process: _process, ...environment } = run.environment;
  return {
    run: {
      id,
      experiment,
      label,
      status,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
      dataset,
      questions,
      environment,
      error: run.error,
    },
    pipeline: run.pipeline,
    stages: run.stages.map(
      ({ stage, key, cached, seconds, metrics, timings, notices, outputs, reproducible }) => ({
        stage,
        key,
        cached,
        seconds,
        metrics,
        timings,
        notices,
        outputs,
        reproducible,
      }),
    ),
    metrics: run.metrics,
    leftOut: run.leftOut,
  };
}
