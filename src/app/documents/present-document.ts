import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import type { QuestionFault } from "../../contracts/question-set.ts";
import { fileHolding } from "../../core/pipeline/parsed-file.ts";
import { checkEachQuestion } from "../../core/questions/check-questions.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { keepQuestionFile, openQuestionFile } from "../use-cases/question-file.ts";
import { type QuestionSources, readQuestionSources } from "../use-cases/question-sources.ts";
import type { Workspace } from "../workspace.ts";
import { type GoldBySource, goldBySource } from "./gold-by-source.ts";
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
  const { gold, notices } = await presentGold(workspace, config, sources);
  const pageCount = sources.pageCountOf(source);
  return {
    run: null,
    version: file?.digest ?? null,
    document: pageCount === undefined ? document : { ...document, pageCount },
    content: `${sources.dataset}/${source}`,
    chunkSettings: config.pipeline.chunk,
    chunks: null,
    gold: gold.get(source) ?? [],
    citations: [],
    layout: async () =>
      file === undefined ? undefined : keptLayout(workspace, { corpus: sources.corpus, file, source }),
    notices,
  };
}

interface PresentGold {
  gold: GoldBySource;
  /** Why some gold, or all of it, does not lie over the document. */
  notices: string[];
}

/** What the questions file says, checked once for every content of it and of the sources. */
async function presentGold(
  workspace: Workspace,
  config: LoadedConfig,
  { dataset, known }: QuestionSources,
): Promise<PresentGold> {
  try {
    const { bytes } = await keepQuestionFile(workspace, config);
    const key = `gold of ${bytes === null ? "nothing" : sha256(bytes)} in ${dataset}`;
    return await workspace.memo.get(key, async () => {
      const file = await openQuestionFile(workspace, config);
      const { sound, faults } = checkEachQuestion(file.questions, known);
      const notices = noticesOf([...file.faults, ...faults]);
      return { value: { gold: goldBySource(sound), notices }, bytes: 200 * sound.length };
    });
  } catch (thrown) {
    // The document can be shown all the same; why no gold lies over it is said beside it.
    if (!(thrown instanceof AppError) || !thrown.code.startsWith("questions.")) throw thrown;
    return { gold: new Map(), notices: [thrown.message] };
  }
}

function noticesOf([first, ...others]: readonly QuestionFault[]): string[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : ` (${counted(others.length, "more question")} likewise.)`;
  return [`The gold of a question is not shown: ${first.message}${more}`];
}
