import type { AppError } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Run, StageName } from "../../contracts/run.ts";
import { documentsOf, fileHolding } from "../../core/pipeline/parsed-file.ts";
import { spansOf } from "../../core/pipeline/stages/chunk-stage.ts";
import { type CorpusFile, corpusFiles } from "../../core/pipeline/stages/parse-stage.ts";
import { findRun, runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";
import { type GoldBySource, goldBySource } from "./gold-by-source.ts";
import { keptLayout } from "./kept-layout.ts";
import type { OpenedDocument } from "./open-document.ts";
import { unknownDocument } from "./unknown-document.ts";

type Citations = OpenedDocument["citations"];

/** A document as a run read it, cut it and cited it. What a run left never changes: it is read once and kept. */
export async function documentOfRun(
  workspace: Workspace,
  { run: id, source }: { run: string; source: string },
): Promise<OpenedDocument> {
  const run = await findRun(workspace, id);
  const unknown = () =>
    unknownDocument(source, run.leftOut.find((one) => one.source === source)?.reason, run.id);
  const corpus = outputOf(run, "parse", "corpus");
  if (corpus === undefined) throw unknown();
  const [files, dataset, gold] = await Promise.all([
    filesOf(workspace, corpus, unknown),
    kept(workspace, run, "prepare", "dataset", runResults.dataset),
    goldOf(workspace, run),
  ]);
  const prepared = dataset.documents.find((one) => one.source === source);
  const file = fileHolding(source, files);
  if (file === undefined || prepared === undefined) throw unknown();
  const texts = await textsOf(workspace, corpus, file);
  const parsed = texts.find((one) => one.source === source);
  if (parsed === undefined) throw unknown();
  const spans = hasStage(run, "chunk")
    ? await kept(workspace, run, "chunk", "spans", runResults.chunkSpans)
    : undefined;
  const bounds = spans?.find((one) => one.source === source)?.bounds;
  return {
    run: run.id,
    version: prepared.version,
    document: { ...parsed, language: prepared.language, regions: prepared.regions },
    content: `${outputOf(run, "prepare", "dataset")}/${source}`,
    chunkSettings: run.pipeline.chunk,
    chunks: bounds === undefined ? null : spansOf(bounds),
    gold: gold.get(source) ?? [],
    citations: (await citationsOf(workspace, run)).get(source) ?? [],
    layout: () => keptLayout(workspace, { corpus, file, source }),
    notices: [],
  };
}

function hasStage(run: Run, stage: StageName): boolean {
  return run.stages.some((one) => one.stage === stage);
}

function outputOf(run: Run, stage: StageName, name: string): Digest | undefined {
  return run.stages.find((one) => one.stage === stage)?.outputs[name];
}

/** One of a run's results, decoded once for all that ask. */
async function kept<Value>(
  workspace: Workspace,
  run: Run,
  stage: StageName,
  name: string,
  read: (workspace: Workspace, run: Run) => Promise<Value>,
): Promise<Value> {
  return workspace.memo.get(`${name} of ${outputOf(run, stage, name)}`, async () => {
    const value = await read(workspace, run);
    return { value, bytes: JSON.stringify(value).length };
  });
}

/** The files that were read, by name. @param missing thrown where cleaning the store has removed them */
function filesOf(
  { memo, artifacts }: Workspace,
  corpus: Digest,
  missing: () => AppError,
): Promise<ReadonlyMap<string, CorpusFile>> {
  return memo.get(`files of ${corpus}`, async () => {
    const bytes = await artifacts.get(corpus);
    if (bytes === undefined) throw missing();
    return { value: new Map(corpusFiles(bytes).map((file) => [file.name, file])), bytes: bytes.length };
  });
}

function textsOf(
  { memo }: Workspace,
  corpus: Digest,
  file: CorpusFile,
): Promise<ReturnType<typeof documentsOf>> {
  return memo.get(`texts of ${file.name} in ${corpus}`, async () => ({
    value: documentsOf(file, file.body),
    bytes: file.body.length,
  }));
}

function goldOf(workspace: Workspace, run: Run): Promise<GoldBySource> {
  return workspace.memo.get(`gold of ${outputOf(run, "prepare", "questions")}`, async () => {
    const questions = await runResults.questions(workspace, run);
    return { value: goldBySource(questions), bytes: 200 * questions.length };
  });
}

/** What the answers of a run cite, by source, in the order of the questions. */
async function citationsOf(workspace: Workspace, run: Run): Promise<ReadonlyMap<string, Citations>> {
  if (!hasStage(run, "answer")) return new Map();
  return workspace.memo.get(`citations of ${run.id} ${outputOf(run, "answer", "answers")}`, async () => {
    const answers = await runResults.answers(workspace, run);
    const questions = await runResults.questions(workspace, run);
    const goldOfQuestion = new Map(questions.map(({ id, gold }) => [id, gold]));
    const citations = answers.flatMap(({ questionId, answer }) =>
      answer.citations.map(({ source, start, end }) => ({
        source,
        start,
        end,
        questionId,
        gold: (goldOfQuestion.get(questionId) ?? []).some((span) => touches(span, { source, start, end })),
      })),
    );
    return { value: Map.groupBy(citations, ({ source }) => source), bytes: 100 * citations.length };
  });
}

function touches(one: Passage, other: Passage): boolean {
  return one.source === other.source && one.start < other.end && other.start < one.end;
}
