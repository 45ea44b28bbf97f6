import { findRun } from "../../app/run-results.ts";
import { explainQuestion } from "../../app/use-cases/explain-question.ts";
import type { QuestionStory } from "../../contracts/api/question-story.ts";
import type { Task } from "./task.ts";

type Input = { run: string; question: string };

export const showQuestionStory: Task<Input, QuestionStory> = async (
  project,
  { run: id, question },
  { signal },
) => {
  const workspace = await project.workspace();
  return explainQuestion(workspace, await findRun(workspace, id), question, signal);
};
