import { inspectQuestionSet } from "../../app/use-cases/inspect-question-set.ts";
import { compareQuestionVersions, restoreQuestionVersion } from "../../app/use-cases/question-versions.ts";
import type { QuestionChanges, RestoredQuestions } from "../../contracts/api/question-changes.ts";
import type { QuestionCheck } from "../../contracts/api/question-check.ts";
import type { ChangesQuery } from "../../contracts/api/source-versions.ts";
import { withFreshListing } from "./list-sources.ts";
import type { Task } from "./task.ts";

export const checkQuestions: Task<null, QuestionCheck> = async (project, _, { signal }) => {
  const workspace = await project.workspace();
  const config = await project.config();
  return withFreshListing(project, signal, async (listed) =>
    inspectQuestionSet(workspace, config, { listed: await listed(), signal }),
  );
};

export const compareQuestions: Task<ChangesQuery, QuestionChanges> = async (project, { from, to }) =>
  compareQuestionVersions(await project.workspace(), await project.config(), { from, to });

export const restoreQuestions: Task<{ version: string }, RestoredQuestions> = async (
  project,
  { version: written },
) => {
  const { restored, version, changed } = await restoreQuestionVersion(
    await project.workspace(),
    await project.config(),
    written,
  );
  return { restored: restored.version, version, changed };
};
