import { addQuestion } from "./add-question.ts";
import { answerQuestion } from "./answer-question.ts";
import { compareSomeRuns } from "./compare-some-runs.ts";
import { describeFolder } from "./describe-folder.ts";
import { listLedger } from "./list-ledger.ts";
import { countQuestions, listQuestions, showQuestionVersions } from "./list-questions.ts";
import { listRunQuestions } from "./list-run-questions.ts";
import { listRuns } from "./list-runs.ts";
import { listSearches, showSearch } from "./list-searches.ts";
import { readFile } from "./read-file.ts";
import { showDocument } from "./show-document.ts";
import { showLeaderboard } from "./show-leaderboard.ts";
import { showProject } from "./show-project.ts";
import { showQuestionStory } from "./show-question-story.ts";
import { showRun } from "./show-run.ts";
import type { Task } from "./task.ts";
import { workOnRuns } from "./work-on-runs.ts";

/** Everything a thread can be asked for, by name. */
export const taskTable = {
  addQuestion,
  answerQuestion,
  compareSomeRuns,
  countQuestions,
  describeFolder,
  listLedger,
  listQuestions,
  listRunQuestions,
  listRuns,
  listSearches,
  readFile,
  showDocument,
  showLeaderboard,
  showProject,
  showQuestionStory,
  showQuestionVersions,
  showRun,
  showSearch,
  workOnRuns,
};

export type TaskName = keyof typeof taskTable;
export type TaskInput<Name extends TaskName> =
  (typeof taskTable)[Name] extends Task<infer Input, unknown> ? Input : never;
