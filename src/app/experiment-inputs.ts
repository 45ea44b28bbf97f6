import { sourceFolder } from "../adapters/connectors/folder/source-folder.ts";
import { readQuestions } from "../adapters/connectors/questions-file/questions-file.ts";
import type { NumberedQuestion } from "../contracts/question-set.ts";
import type { LeftOut, Source } from "../contracts/source.ts";
import { usedQuestions } from "../core/questions/used-questions.ts";
import type { SourceReader } from "../ports/source-reader.ts";
import type { LoadedConfig } from "./config/load-config.ts";

/** What an experiment works on, as it lies in the folder now. */
export interface ExperimentInputs {
  reader: SourceReader;
  sources: Source[];
  leftOut: LeftOut[];
  questions: NumberedQuestion[];
  /** Questions of the file that are not used, and why: a sentence each. */
  notices: string[];
}

/** Files above the limit are left out unread; the config's own limit where no other is given. */
export async function readInputs(
  config: LoadedConfig,
  signal: AbortSignal,
  maxMegabytes: number = config.config.pipeline.parse.maxMegabytes,
): Promise<ExperimentInputs> {
  const reader = sourceFolder({ roots: config.sourceRoots, ignore: config.sourcesIgnore });
  const { sources, leftOut } = await reader.list({ maxBytes: maxMegabytes * 1e6, signal });
  const written = config.questionsFile === null ? [] : await readQuestions(config.questionsFile);
  return { reader, sources, leftOut, ...usedQuestions(written, config.config.split) };
}
