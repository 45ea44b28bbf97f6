import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { editQuestionLines } from "../../adapters/connectors/questions-file/edit-question-lines.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { type DraftedQuestions, draftQuestions } from "../../core/questions/drafting/draft-questions.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { soundQuestions } from "./count-question-set.ts";
import { openQuestionFile, replaceQuestionFile, requireEditable } from "./question-file.ts";
import { readQuestionSources } from "./question-sources.ts";

export interface ProposedQuestions extends DraftedQuestions {
  /** The questions file that was written. */
  file: string;
}

/** Proposes questions from the sources and adds them to the questions file as drafts. */
export async function proposeQuestions(
  workspace: Workspace,
  config: LoadedConfig,
  { most }: { most: number },
  signal: AbortSignal,
): Promise<ProposedQuestions> {
  const file = await openQuestionFile(workspace, config);
  if (file.bytes !== null) requireEditable(file);
  const sources = await readQuestionSources(workspace, config, signal);
  const { sound } = soundQuestions(file, sources);
  const drafted = await draftQuestions(sources.documents, {
    most,
    questions: sound,
    rejected: new Set(file.versions.flatMap(({ rejected }) => rejected ?? [])),
    digestOf: sha256,
    breathe: makeBreathe(signal),
  });
  const { drafts } = drafted;
  if (drafts.length > 0) {
    const text = editQuestionLines(file.text, { append: drafts.map(({ entry }) => entry) });
    await replaceQuestionFile(workspace, config, file, text, { change: `${drafts.length} drafts proposed` });
  }
  return { ...drafted, file: file.file };
}
