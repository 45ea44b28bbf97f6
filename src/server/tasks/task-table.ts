import type { Task } from "./task.ts";

/** Everything a thread can be asked for, by name. Each is loaded when it is first asked for: no thread does all of it. */
export const taskTable = {
  addQuestion: async () => (await import("./add-question.ts")).addQuestion,
  addSourceFile: async () => (await import("./add-source-file.ts")).addSourceFile,
  answerQuestion: async () => (await import("./answer-question.ts")).answerQuestion,
  checkQuestions: async () => (await import("./question-changes.ts")).checkQuestions,
  compareQuestions: async () => (await import("./question-changes.ts")).compareQuestions,
  compareSomeRuns: async () => (await import("./compare-some-runs.ts")).compareSomeRuns,
  compareSources: async () => (await import("./source-versions.ts")).compareSources,
  countQuestions: async () => (await import("./list-questions.ts")).countQuestions,
  decideDrafts: async () => (await import("./question-drafts.ts")).decideDrafts,
  describeFolder: async () => (await import("./describe-folder.ts")).describeFolder,
  findArtifact: async () => (await import("./show-artifact.ts")).findArtifact,
  layOutPage: async () => (await import("./show-document.ts")).layOutPage,
  listDrafts: async () => (await import("./question-drafts.ts")).listDrafts,
  listLedger: async () => (await import("./list-ledger.ts")).listLedger,
  listQuestions: async () => (await import("./list-questions.ts")).listQuestions,
  listRunQuestions: async () => (await import("./list-run-questions.ts")).listRunQuestions,
  listRuns: async () => (await import("./list-runs.ts")).listRuns,
  listSearches: async () => (await import("./list-searches.ts")).listSearches,
  listSourceVersions: async () => (await import("./source-versions.ts")).listSourceVersions,
  makeDrafts: async () => (await import("./question-drafts.ts")).makeDrafts,
  readArtifactPiece: async () => (await import("./show-artifact.ts")).readArtifactPiece,
  readFile: async () => (await import("./read-file.ts")).readFile,
  restoreQuestions: async () => (await import("./question-changes.ts")).restoreQuestions,
  showArtifact: async () => (await import("./show-artifact.ts")).showArtifact,
  settleWork: async () => (await import("./settle-work.ts")).settleWork,
  showDocument: async () => (await import("./show-document.ts")).showDocument,
  showFailures: async () => (await import("./show-failures.ts")).showFailures,
  showLeaderboard: async () => (await import("./show-leaderboard.ts")).showLeaderboard,
  showMatrix: async () => (await import("./show-matrix.ts")).showMatrix,
  showProject: async () => (await import("./show-project.ts")).showProject,
  showQuestionStory: async () => (await import("./show-question-story.ts")).showQuestionStory,
  showQuestionVersions: async () => (await import("./list-questions.ts")).showQuestionVersions,
  showRun: async () => (await import("./show-run.ts")).showRun,
  showSearch: async () => (await import("./list-searches.ts")).showSearch,
  startProject: async () => (await import("./start-project.ts")).startProject,
  workOnRuns: async () => (await import("./work-on-runs.ts")).workOnRuns,
};

export type TaskName = keyof typeof taskTable;
export type TaskInput<Name extends TaskName> =
  Awaited<ReturnType<(typeof taskTable)[Name]>> extends Task<infer Input, unknown> ? Input : never;
