import { retryWhereChanged } from "../../app/questions/retry-where-changed.ts";
import { addQuestion as add } from "../../app/use-cases/add-question.ts";
import type { AddedQuestion, AddQuestion } from "../../contracts/api/question-set.ts";
import type { Task } from "./task.ts";

export const addQuestion: Task<AddQuestion, AddedQuestion> = async (project, input, { signal }) => {
  const workspace = await project.workspace();
  return retryWhereChanged(async () => add(workspace, await project.config(), input, signal));
};
