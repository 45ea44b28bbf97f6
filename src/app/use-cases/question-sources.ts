import { sha256 } from "../../adapters/shared/sha256.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Source } from "../../contracts/source.ts";
import { type CorpusFile, parseStage } from "../../core/pipeline/stages/parse-stage.ts";
import { preparedDocuments, prepareStage } from "../../core/pipeline/stages/prepare-stage.ts";
import type { KnownSources } from "../../core/questions/check-questions.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type ListedSources, readInputs } from "../experiment-inputs.ts";
import type { Workspace } from "../workspace.ts";

/** The sources as questions are checked against them, whatever state the questions file is in. */
export interface QuestionSources {
  sources: Source[];
  documents: PreparedDocument[];
  known: KnownSources;
  /** As they were parsed. */
  files: readonly CorpusFile[];
  /** Of these files together. */
  corpus: Digest;
  /** Of what preparation made of them: equal where every text and region is. */
  dataset: Digest;
  /** Pages of a document, with those without text; undefined where it has none. */
  pageCountOf(source: string): number | undefined;
}

/** @param listed what lies in the folder, where it was listed already */
export async function readQuestionSources(
  workspace: Workspace,
  config: LoadedConfig,
  signal: AbortSignal,
  listed?: ListedSources,
): Promise<QuestionSources> {
  const { reader, sources, leftOut } =
    listed ?? (await readInputs({ ...config, questionsFile: null }, signal));
  const { pipeline } = config.config;
  const call = { signal, onStart() {}, onProgress() {} };
  const parts = { reader, parsers: workspace.parsers, digestOf: sha256, clock: workspace.clock };
  const parsed = await workspace.engine.execute(parseStage(sources, pipeline.parse, parts), call);
  const prepared = await workspace.engine.execute(
    prepareStage(parsed.outputs, [], leftOut, pipeline.prepare, sha256),
    call,
  );
  const dataset = await prepared.outputs.dataset.load();
  const unparsed = await parsed.outputs.leftOut.load();
  const corpus = await parsed.outputs.corpus.load();
  const documents = preparedDocuments(corpus, dataset);
  const texts = new Map(documents.map(({ source, text }) => [source, text]));
  const keptNames = new Map(dataset.duplicates.map(({ source, of }) => [source, of]));
  return {
    sources,
    documents,
    known: {
      textOf: (source) => texts.get(source),
      keptNameOf: (source) => keptNames.get(source) ?? source,
      leftOut: new Map([...leftOut, ...unparsed].map(({ source, reason }) => [source, reason])),
    },
    files: corpus.files,
    corpus: parsed.outputs.corpus.digest,
    dataset: prepared.outputs.dataset.digest,
    pageCountOf: (name) => corpus.documents.find(({ source }) => source === name)?.pageCount,
  };
}
