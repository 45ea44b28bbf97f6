import { runCosts } from "../../app/run-costs.ts";
import { findRun } from "../../app/run-results.ts";
import type { RunDetail } from "../../contracts/api/runs.ts";
import { withoutPlaces } from "../without-places.ts";
import { knownToday } from "./known-today.ts";
import type { Task } from "./task.ts";

export const showRun: Task<{ run: string }, RunDetail> = async (project, { run: id }) => {
  const { pipeline, sources, ...run } = await findRun(await project.workspace(), id);
  // The machine's name and the process are of no use to whoever looks.
  const { process: _, ...environment } = run.environment;
  return {
    ...run,
    environment,
    error: run.error === null ? null : withoutPlaces(run.error, project.folder),
    pipeline,
    ...runCosts({ ...run, pipeline, sources }, await knownToday(project)),
    lineage: {
      sources,
      dataset: run.dataset,
      questions: run.questions,
      commit: run.environment["commit"] ?? null,
      artifacts: run.stages.flatMap(({ stage, outputs }) =>
        Object.entries(outputs).map(([name, digest]) => ({ stage, name, digest })),
      ),
    },
  };
};
