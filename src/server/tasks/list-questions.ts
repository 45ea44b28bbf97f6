import { countQuestionSet } from "../../app/use-cases/count-question-set.ts";
import type {
  QuestionsPage,
  QuestionsQuery,
  QuestionStatistics,
  QuestionVersions,
} from "../../contracts/api/question-set.ts";
import { cutPage } from "./cut-page.ts";
import { holdsText } from "./holds-text.ts";
import { presentQuestions } from "./present-questions.ts";
import type { Task } from "./task.ts";

export const listQuestions: Task<QuestionsQuery, QuestionsPage> = async (
  project,
  { text, cursor, limit },
) => {
  const file = await presentQuestions(project, await project.config());
  const numbered = file.questions
    .map((question, place) => ({ ...question, place }))
    .filter(({ entry }) => holdsText(entry, text));
  const page = cutPage(numbered, {
    cursor,
    limit,
    keyOf: ({ place }) => [place],
    list: JSON.stringify(["questions", text]),
  });
  return {
    ...page,
    entries: page.entries.map(({ where, entry }) => ({ where, entry })),
    file: file.bytes === null ? null : file.name,
    faults: file.faults,
  };
};

export const countQuestions: Task<null, QuestionStatistics> = async (project, _, { signal }) =>
  countQuestionSet(await project.workspace(), await project.config(), signal);

export const showQuestionVersions: Task<null, QuestionVersions> = async (project) => ({
  versions: (await presentQuestions(project, await project.config())).versions.map((version, at) => ({
    version: at + 1,
    ...version,
  })),
});
