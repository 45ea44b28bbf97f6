import { sourceFolder } from "../adapters/connectors/folder/source-folder.ts";
import { readQuestions } from "../adapters/connectors/questions-file/questions-file.ts";
import type { NumberedQuestion } from "../contracts/question-set.ts";
import type { LeftOut, Source } from "../contracts/source.ts";
import type { SourceReader } from "../ports/source-reader.ts";
import type { LoadedConfig } from "./config/load-config.ts";

/** What an experiment works on, as it lies in the folder now. */
export interface ExperimentInputs {
  reader: SourceReader;
  sources: Source[];
  leftOut: LeftOut[];
  questions: NumberedQuestion[];
}

export async function readInputs(config: LoadedConfig, signal: AbortSignal): Promise<ExperimentInputs> {
  const reader = sourceFolder({ roots: config.sourceRoots, ignore: config.sourcesIgnore });
  const maxBytes = config.config.pipeline.parse.maxMegabytes * 1e6;
  const { sources, leftOut } = await reader.list({ maxBytes, signal });
  const questions = config.questionsFile === null ? [] : await readQuestions(config.questionsFile);
  return { reader, sources, leftOut, questions };
}
