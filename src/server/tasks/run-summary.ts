import { runCosts } from "../../app/run-costs.ts";
import type { RunSummary } from "../../contracts/api/runs.ts";
import type { Run } from "../../contracts/run.ts";
import { withoutPlaces } from "../without-places.ts";

export function runSummary(run: Run, folder: string): RunSummary {
  const { id, experiment, label, status, dataset, questions, startedAt, finishedAt, metrics, error } = run;
  return {
    id,
    experiment,
    label,
    status,
    dataset,
    questions,
    startedAt,
    finishedAt,
    error: error === null ? null : withoutPlaces(error, folder),
    metrics,
    stages: run.stages.length,
    cachedStages: run.stages.filter(({ cached }) => cached).length,
    ...runCosts(run),
  };
}
