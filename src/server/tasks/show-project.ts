import path from "node:path";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import type { ApiErrorDetails } from "../../contracts/api/api-error.ts";
import type { Project } from "../../contracts/api/project.ts";
import { AppError } from "../../contracts/app-error.ts";
import { errorDetails } from "../error-details.ts";
import { everyRun } from "./every-run.ts";
import { listSources } from "./list-sources.ts";
import type { OpenProject } from "./open-project.ts";
import { presentQuestions } from "./present-questions.ts";
import { runSummaries } from "./run-summary.ts";
import type { Task } from "./task.ts";

/** The project without what only the server itself knows. */
export type StoredProject = Omit<Project, "jobs">;

export const showProject: Task<null, StoredProject> = async (project, _, { signal }) => {
  const faults: ApiErrorDetails[] = [];
  /** What is wrong with one part is told beside the others. */
  async function told<Value>(make: () => Promise<Value>): Promise<Value | null> {
    try {
      return await make();
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      faults.push(errorDetails(thrown, project.folder));
      return null;
    }
  }
  const config = await told(() => project.config());
  const runs = (await told(() => everyRun(project))) ?? [];
  const sources = config && (await told(() => listSources(project, config, signal)));
  const questions = config && (await told(() => countQuestions(project, config)));
  const experiments = Map.groupBy(runs, ({ experiment }) => experiment);
  return {
    folder: path.basename(project.folder),
    experiment: config?.experiment ?? path.basename(project.folder),
    configFile: config === null || config.file === null ? null : path.relative(project.folder, config.file),
    sources: sources?.sources.length ?? null,
    questions: questions?.accepted ?? null,
    drafts: questions?.drafts ?? null,
    runs: runs.length,
    experiments: [...experiments].map(([name, all]) => ({ name, runs: all.length })),
    faults,
    running: runs.filter(({ status }) => status === "running").map(await runSummaries(project)),
  };
};

async function countQuestions(
  project: OpenProject,
  config: LoadedConfig,
): Promise<{ accepted: number; drafts: number }> {
  const { questions, faults } = await presentQuestions(project, config);
  const [fault] = faults;
  if (fault !== undefined) throw new AppError("questions.invalid", fault);
  const drafts = questions.filter(({ entry }) => entry.draft === true).length;
  return { accepted: questions.length - drafts, drafts };
}
