import { splitsOf } from "../../app/matrix/splits-of.ts";
import { questionMatrix } from "../../app/use-cases/question-matrix.ts";
import type { Matrix, MatrixQuery } from "../../contracts/api/matrix.ts";
import { AppError } from "../../contracts/app-error.ts";
import { namedRuns } from "./named-runs.ts";
import type { OpenProject } from "./open-project.ts";
import { runSummaries } from "./run-summary.ts";
import type { Task } from "./task.ts";

export const showMatrix: Task<MatrixQuery, Matrix> = async (project, query, { tagged }) => {
  const runs = await namedRuns(project, query.runs, { least: 1 });
  const metrics = query.metrics?.split(",").map((metric) => metric.trim());
  const splitOf = await splits(project);
  const summaries = runs.map(await runSummaries(project));
  const made = runs.map(({ id, stages }) => [id, stages.map(({ key }) => key)]);
  return tagged([made, metrics, [...splitOf], summaries], async () => ({
    ...(await questionMatrix(await project.workspace(), runs, { metrics, splitOf })),
    runs: summaries,
  }));
};

/** Runs do not keep it: it is the questions file's alone, and what has no file has no parts. */
async function splits(project: OpenProject): Promise<ReadonlyMap<string, string>> {
  try {
    const { questionsFile } = await project.config();
    if (questionsFile === null) return new Map();
    return await project.kept.splits([questionsFile], () => splitsOf(questionsFile));
  } catch (thrown) {
    // The project says what is wrong with its file or its settings; runs that are there can be read all the same.
    if (thrown instanceof AppError && /^(config|questions)\./.test(thrown.code)) return new Map();
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw thrown;
  }
}
