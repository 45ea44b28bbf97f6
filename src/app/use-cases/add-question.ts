import type { AddedQuestion, AddQuestion } from "../../contracts/api/question-set.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { QuestionEntry } from "../../contracts/question-set.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { soundQuestions } from "./count-question-set.ts";
import { editQuestionFile, openQuestionFile, requireEditable } from "./question-file.ts";
import { readQuestionSources } from "./question-sources.ts";

/** Checks a question as a run would check it, and writes it as the last line of the questions file. */
export async function addQuestion(
  workspace: Workspace,
  config: LoadedConfig,
  input: AddQuestion,
  signal: AbortSignal,
): Promise<AddedQuestion> {
  const file = await openQuestionFile(workspace, config);
  // A file that is not there yet is made, with one question a line.
  if (file.bytes !== null) requireEditable(file);
  const taken = new Set(file.questions.map(({ entry }) => entry.id));
  const { id = freeId(taken), ...fields } = input;
  const entry: QuestionEntry = { id, ...defined(fields) };
  if (taken.has(entry.id)) {
    throw new AppError("questions.invalid", {
      message: `There is a question ${JSON.stringify(entry.id)} already.`,
      hint: "Give another id, or leave it out.",
    });
  }
  const added = { where: "The new question", entry };
  soundQuestions(
    { ...file, questions: [...file.questions, added] },
    await readQuestionSources(workspace, config, signal),
  );
  await editQuestionFile(workspace, config, file, { append: [entry] }, { change: `${entry.id} was added` });
  return { id: entry.id, version: file.versions.length };
}

function freeId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
}

/** What is absent is not written. */
function defined(fields: Omit<AddQuestion, "id">): Omit<QuestionEntry, "id"> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Omit<
    QuestionEntry,
    "id"
  >;
}
