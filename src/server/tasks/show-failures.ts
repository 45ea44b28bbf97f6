import { findRun } from "../../app/run-results.ts";
import { analyseFailures } from "../../app/use-cases/analyse-failures.ts";
import type { RunFailures, RunFailuresQuery } from "../../contracts/api/failures.ts";
import type { Task } from "./task.ts";

export const showFailures: Task<RunFailuresQuery & { run: string }, RunFailures> = async (
  project,
  { run: id, metric },
  { tagged },
) => {
  const workspace = await project.workspace();
  const run = await findRun(workspace, id);
  // A run that goes on has other stages a moment later.
  const parts = [run.id, run.status, run.stages.map(({ outputs }) => outputs), metric];
  return tagged(parts, async () => {
    const { perQuestion: _, ...analysis } = await analyseFailures(workspace, run, { metric });
    return { run: run.id, ...analysis };
  });
};
