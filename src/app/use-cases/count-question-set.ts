import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { NumberedQuestion, Question } from "../../contracts/question-set.ts";
import { checkQuestions } from "../../core/questions/check-questions.ts";
import {
  type QuestionSetStatistics,
  questionSetStatistics,
} from "../../core/questions/question-set-statistics.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { openQuestionFile, type QuestionFile } from "./question-file.ts";
import { type QuestionSources, readQuestionSources } from "./question-sources.ts";

/** Types, lengths, sources and clusters of the accepted questions. Throws AppError "questions.invalid" for a set with faults. */
export async function countQuestionSet(
  workspace: Workspace,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<QuestionSetStatistics> {
  const file = await openQuestionFile(workspace, config);
  const sources = await readQuestionSources(workspace, config, signal);
  const { sound, entries } = soundQuestions(file, sources);
  const accepted = sound.filter(({ id }) => entries.get(id)?.draft !== true);
  return questionSetStatistics(accepted, {
    drafts: sound.length - accepted.length,
    splitOf: (id) => entries.get(id)?.split,
    sources: sources.documents,
    breathe: makeBreathe(signal),
  });
}

/** Every question of the file, drafts included. Throws AppError "questions.invalid" for the first fault. */
export function soundQuestions(
  { questions, faults }: QuestionFile,
  { known }: QuestionSources,
): { sound: Question[]; entries: Map<string, NumberedQuestion["entry"]> } {
  const [fault] = faults;
  if (fault !== undefined) {
    throw new AppError("questions.invalid", {
      message: `${fault.message}${faults.length > 1 ? ` (${faults.length - 1} more are wrong too.)` : ""}`,
      hint: fault.hint,
    });
  }
  return {
    sound: checkQuestions(questions, known),
    entries: new Map(questions.map(({ entry }) => [entry.id, entry])),
  };
}
