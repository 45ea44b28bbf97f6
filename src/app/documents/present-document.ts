import { AppError } from "../../contracts/app-error.ts";
import type { Question } from "../../contracts/question-set.ts";
import { fileHolding } from "../../core/pipeline/parsed-file.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { soundQuestions } from "../use-cases/count-question-set.ts";
import { openQuestionFile } from "../use-cases/question-file.ts";
import { type QuestionSources, readQuestionSources } from "../use-cases/question-sources.ts";
import type { Workspace } from "../workspace.ts";
import { keptLayout } from "./kept-layout.ts";
import type { OpenDocumentOptions, OpenedDocument } from "./open-document.ts";
import { unknownDocument } from "./unknown-document.ts";

/** A document as the folder holds it, with the gold of the questions file as it is now. */
export async function presentDocument(
  workspace: Workspace,
  config: LoadedConfig,
  { source, listed, signal }: OpenDocumentOptions,
): Promise<OpenedDocument> {
  const sources = await readQuestionSources(workspace, config, signal, await listed());
  const document = sources.documents.find((one) => one.source === source);
  if (document === undefined) throw unknownDocument(source, sources.known.leftOut.get(source));
  const file = fileHolding(source, new Map(sources.files.map((one) => [one.name, one])));
  const { questions, notices } = await presentGold(workspace, config, sources);
  const pageCount = sources.pageCountOf(source);
  return {
    run: null,
    version: file?.digest ?? null,
    document: pageCount === undefined ? document : { ...document, pageCount },
    content: `${sources.dataset}/${source}`,
    chunkSettings: config.pipeline.chunk,
    chunks: null,
    questions,
    citations: [],
    layout: async () =>
      file === undefined ? undefined : keptLayout(workspace, { corpus: sources.corpus, file, source }),
    notices,
  };
}

async function presentGold(
  workspace: Workspace,
  config: LoadedConfig,
  sources: QuestionSources,
): Promise<{ questions: Question[]; notices: string[] }> {
  try {
    const { sound } = soundQuestions(await openQuestionFile(workspace, config), sources);
    return { questions: sound, notices: [] };
  } catch (thrown) {
    // The document can be shown all the same; why no gold lies over it is said beside it.
    if (!(thrown instanceof AppError) || !thrown.code.startsWith("questions.")) throw thrown;
    return { questions: [], notices: [thrown.message] };
  }
}
