import { runCosts } from "../../app/run-costs.ts";
import type { RunSummary } from "../../contracts/api/runs.ts";
import type { Run } from "../../contracts/run.ts";
import { withoutPlaces } from "../without-places.ts";
import { knownToday } from "./known-today.ts";
import type { OpenProject } from "./open-project.ts";

/** How runs are told in lists. */
export async function runSummaries(project: OpenProject): Promise<(run: Run) => RunSummary> {
  const known = await knownToday(project);
  return (run) => {
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
      error: error === null ? null : withoutPlaces(error, project.folder),
      metrics,
      stages: run.stages.length,
      cachedStages: run.stages.filter(({ cached }) => cached).length,
      ...runCosts(run, known),
    };
  };
}
