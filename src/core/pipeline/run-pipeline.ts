import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Json } from "../../contracts/json.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { StageName, StageRun } from "../../contracts/run.ts";
import type { Ranking } from "../../contracts/retrieval.ts";
import type { LeftOut, Source } from "../../contracts/source.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { Chunker } from "../../ports/chunker.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { Metric } from "../../ports/metric.ts";
import type { ParserPool } from "../../ports/parser-pool.ts";
import type { Reranker } from "../../ports/reranker.ts";
import type { SourceReader } from "../../ports/source-reader.ts";
import type { VectorIndexStore } from "../../ports/vector-index.ts";
import type { Evaluation } from "../evaluation/evaluate-samples.ts";
import type { NumberedQuestion } from "../../contracts/question-set.ts";
import type { DescribedDataset } from "../dataset/describe-dataset.ts";
import { type ChosenEmbedder, withWeights } from "./chosen-embedder.ts";
import { type EmbedderIdentity, identityOfEmbedder } from "./embedder-identity.ts";
import type { Engine } from "./engine.ts";
import type { Memo } from "./memo.ts";
import { openIndex } from "./open-index.ts";
import { type PassageSearch, passageSearch } from "./passage-search.ts";
import type { Output, StageHandle, StageWork } from "./stage.ts";
import { type AnswererChoice, answerStage } from "./stages/answer-stage.ts";
import { chunksOf, chunkStage, type ChunkSpans } from "./stages/chunk-stage.ts";
import { describeStage } from "./stages/describe-stage.ts";
import { type Embeddings, embedStage } from "./stages/embed-stage.ts";
import { evaluateStage } from "./stages/evaluate-stage.ts";
import { type IndexOutputs, indexStage } from "./stages/index-stage.ts";
import type { Finding } from "./parsed-file.ts";
import { type Corpus, parseStage } from "./stages/parse-stage.ts";
import { rerankPassages, rerankStage } from "./stages/rerank-stage.ts";
import {
  type Dataset,
  preparedDocuments,
  type PrepareOutputs,
  prepareStage,
} from "./stages/prepare-stage.ts";
import { type OpenIndex, retrieveStage, vectorsUsed } from "./stages/retrieve-stage.ts";

/** A part of the pipeline with what goes into stage keys beside its id and version. */
export interface Identified<Part> {
  part: Part;
  identity: Json;
}

/** What a pipeline's settings name, made. */
export interface PipelineParts {
  engine: Engine;
  memo: Memo;
  digestOf: DigestOf;
  clock: Clock;
  reader: SourceReader;
  parsers: ParserPool;
  vectorIndexes: VectorIndexStore;
  chunker: Identified<Chunker>;
  embedder: ChosenEmbedder | undefined;
  /** Undefined where nothing is ranked again. */
  reranker: Identified<Reranker> | undefined;
  /** Undefined where retrieval is measured alone. */
  answerer: AnswererChoice | undefined;
  metrics: readonly { metric: Metric; identity: Json }[];
  countTokens(text: string): Promise<number>;
  makeBreathe(signal: AbortSignal): Breathe;
}

export interface PipelineInput {
  pipeline: Pipeline;
  sources: readonly Source[];
  /** What the folder itself left out. */
  leftOut: readonly LeftOut[];
  questions: readonly NumberedQuestion[];
}

export interface PipelineCall {
  signal: AbortSignal;
  onStageStart(stage: StageName): void;
  onStageProgress(stage: StageName, done: number, total: number, unit: string): void;
  onStageEnd(stageRun: StageRun): void;
  /** Run every stage even where its result is known, and store nothing: for replay. */
  fresh?: boolean;
}

/** Sources parsed, prepared, chunked and, where there is an embedder, embedded. */
export interface EmbeddedSources {
  /** Every source left out so far, by the folder or by its parser. */
  leftOut(): Promise<LeftOut[]>;
  corpus: Output<Corpus>;
  findings: Output<Finding[]>;
  dataset: Output<Dataset>;
  prepared: { [Name in keyof PrepareOutputs]: Output<PrepareOutputs[Name]> };
  spans: Output<ChunkSpans>;
  /** By document, in the order of the dataset; flattened they are the rows of the embeddings. */
  chunks(): Promise<Chunk[][]>;
  embeddings: { output: Output<Embeddings>; embedder: EmbedderIdentity } | undefined;
  /** What made the embeddings, fitted to these sources where the settings say so: questions go through it too. */
  embedder: ChosenEmbedder | undefined;
  documents(): Promise<PreparedDocument[]>;
}

/** Indexed too: all that is needed to look something up. */
export interface IndexedSources extends EmbeddedSources {
  index: { [Name in keyof IndexOutputs]: Output<IndexOutputs[Name]> };
  open(): Promise<OpenIndex>;
}

type Execute = <Outputs extends object>(work: StageWork<Outputs>) => Promise<StageHandle<Outputs>>;

/** Runs the pipeline up to the embeddings; without an embedder, up to the chunks. */
export async function embedSources(
  input: PipelineInput,
  parts: PipelineParts,
  call: PipelineCall,
): Promise<EmbeddedSources> {
  const { pipeline } = input;
  const { digestOf, memo, embedder } = parts;
  const execute = executor(parts.engine, call);

  const parsed = await execute(parseStage(input.sources, pipeline.parse, parts));
  const { corpus } = parsed.outputs;
  const prepared = await execute(
    prepareStage(parsed.outputs, input.questions, input.leftOut, pipeline.prepare, digestOf),
  );
  const { dataset } = prepared.outputs;
  const documents = () => loadDocuments(memo, corpus, dataset);

  const chunked = await execute(chunkStage(dataset, documents, parts.chunker.part, parts.chunker.identity));
  const { spans } = chunked.outputs;
  const chunks = () => loadChunks(memo, dataset, spans, documents);

  let embeddings: EmbeddedSources["embeddings"];
  let fitted: EmbeddedSources["embedder"];
  if (embedder !== undefined) {
    const flat = async () => (await chunks()).flat();
    const { outputs } = await execute(
      embedStage({ dataset, spans }, flat, embedder, pipeline.index, digestOf),
    );
    fitted = withWeights(embedder, await outputs.weights?.load());
    embeddings = { output: outputs.embeddings, embedder: identityOfEmbedder(fitted, digestOf) };
  }
  return {
    leftOut: async () => [...input.leftOut, ...(await parsed.outputs.leftOut.load())],
    corpus,
    findings: parsed.outputs.findings,
    dataset,
    prepared: prepared.outputs,
    spans,
    chunks,
    embeddings,
    embedder: fitted,
    documents,
  };
}

/** Runs the pipeline up to the chunks and describes what the sources hold. */
export async function describeSources(
  input: PipelineInput,
  parts: PipelineParts,
  call: PipelineCall,
): Promise<EmbeddedSources & { described: Output<DescribedDataset>; everyLeftOut: LeftOut[] }> {
  const sources = await embedSources(input, { ...parts, embedder: undefined }, call);
  const everyLeftOut = await sources.leftOut();
  const listed = { files: input.sources, leftOut: everyLeftOut };
  const work = describeStage(sources, listed, sources.chunks, parts.digestOf);
  const { outputs } = await executor(parts.engine, call)(work);
  return { ...sources, described: outputs.described, everyLeftOut };
}

/** Runs the pipeline up to the index, which has vectors only where retrieval uses them. */
export async function indexSources(
  input: PipelineInput,
  parts: PipelineParts,
  call: PipelineCall,
): Promise<IndexedSources> {
  const embedder = vectorsUsed(input.pipeline.retrieve) ? parts.embedder : undefined;
  const sources = await embedSources(input, { ...parts, embedder }, call);
  const { dataset, spans, documents, chunks, embeddings } = sources;
  const indexInputs = { dataset, spans, ...(embeddings === undefined ? {} : { embeddings }) };
  const execute = executor(parts.engine, call);
  const indexed = await execute(indexStage(indexInputs, { documents, chunks }, input.pipeline.index, parts));
  const stored = { dataset, spans, ...indexed.outputs };
  const load = { documents, chunks, embeddings };
  return {
    ...sources,
    index: indexed.outputs,
    open: () => openIndex(parts.memo, stored, load, parts, call.signal),
  };
}

export interface PipelineResult {
  dataset: Output<Dataset>;
  questions: Digest;
  leftOut: LeftOut[];
  evaluation: Evaluation;
}

/** The questions with what was found for each. */
export interface RankedQuestions {
  sources: IndexedSources;
  asked: Output<PrepareOutputs["asked"]>;
  rankings: Output<Ranking[]>;
  /** What ranked them: retrieval, and whatever ranked again. */
  rankedBy: readonly Pick<StageWork<object>, "version" | "settings" | "inputs">[];
}

/** Runs the pipeline up to the rankings. */
export async function rankQuestions(
  input: PipelineInput,
  parts: PipelineParts,
  call: PipelineCall,
): Promise<RankedQuestions> {
  const { pipeline } = input;
  const execute = executor(parts.engine, call);
  const sources = await indexSources(input, parts, call);
  const { dataset, spans, prepared } = sources;
  const { asked } = prepared;
  const { segments, vectors } = sources.index;
  const retrieval = retrieveStage(
    { dataset, asked, spans, segments, vectors },
    sources.open,
    deepEnough(pipeline, parts),
    pipeline.evaluate,
    { ...parts, embedder: sources.embedder },
  );
  const { rankings } = (await execute(retrieval)).outputs;
  if (parts.reranker === undefined) return { sources, asked, rankings, rankedBy: [retrieval] };
  const again = rerankStage({ dataset, asked, rankings }, sources, pipeline.rerank, parts.reranker, parts);
  const reranked = (await execute(again)).outputs;
  return { sources, asked, rankings: reranked.rankings, rankedBy: [retrieval, again] };
}

/** Runs all stages: from sources and questions to metrics. */
export async function runPipeline(
  input: PipelineInput,
  parts: PipelineParts,
  call: PipelineCall,
): Promise<PipelineResult> {
  const { pipeline } = input;
  const execute = executor(parts.engine, call);
  const { sources, asked, rankings, rankedBy } = await rankQuestions(input, parts, call);
  const { dataset, spans, prepared } = sources;
  const answered =
    parts.answerer === undefined
      ? undefined
      : await execute(
          answerStage(
            { dataset, asked, segments: sources.index.segments, rankings },
            {
              documents: sources.documents,
              statistics: async () => (await sources.open()).parts.lexical,
              search: () => searchOf(sources, pipeline, parts),
            },
            pipeline.retrieve,
            rankedBy,
            parts.answerer,
            parts,
          ),
        );
  const evaluated = await execute(
    evaluateStage(
      { dataset, questions: prepared.questions, spans, rankings, answers: answered?.outputs.answers },
      sources.documents,
      pipeline.evaluate,
      parts.metrics,
      parts.clock,
    ),
  );
  return {
    dataset,
    questions: prepared.questions.digest,
    leftOut: await sources.leftOut(),
    evaluation: await evaluated.outputs.evaluation.load(),
  };
}

/** Rankings hold at least what is ranked again. */
function deepEnough({ retrieve, rerank }: Pipeline, { reranker }: PipelineParts): Pipeline["retrieve"] {
  return reranker === undefined ? retrieve : { ...retrieve, depth: Math.max(retrieve.depth, rerank.depth) };
}

/** Looks passages up in indexed sources as the pipeline does. */
export async function searchOf(
  sources: IndexedSources,
  pipeline: Pipeline,
  parts: PipelineParts,
): Promise<PassageSearch> {
  const { reranker } = parts;
  const { depth } = pipeline.rerank;
  return passageSearch(await sources.open(), deepEnough(pipeline, parts), {
    ...parts,
    embedder: sources.embedder,
    ...(reranker && {
      rerank: (question, passages, signal) =>
        rerankPassages(reranker.part, question, passages, depth, signal),
    }),
  });
}

function executor(engine: Engine, call: PipelineCall): Execute {
  return async (work) => {
    const handle = await engine.execute(work, {
      signal: call.signal,
      onStart: () => call.onStageStart(work.stage),
      onProgress: (done, total, unit) => call.onStageProgress(work.stage, done, total, unit),
      fresh: call.fresh ?? false,
    });
    call.onStageEnd({ ...handle.result, cached: handle.cached });
    return handle;
  };
}

function loadDocuments(
  memo: Memo,
  corpus: Output<Corpus>,
  dataset: Output<Dataset>,
): Promise<PreparedDocument[]> {
  return memo.get(`documents:${corpus.digest}:${dataset.digest}`, async () => {
    const value = preparedDocuments(await corpus.load(), await dataset.load());
    return { value, bytes: value.reduce((sum, { text }) => sum + 2 * text.length, 0) };
  });
}

function loadChunks(
  memo: Memo,
  dataset: Output<Dataset>,
  spans: Output<ChunkSpans>,
  documents: () => Promise<PreparedDocument[]>,
): Promise<Chunk[][]> {
  return memo.get(`chunks:${dataset.digest}:${spans.digest}`, async () => {
    const value = chunksOf(await documents(), await spans.load());
    return { value, bytes: value.reduce((sum, list) => sum + 200 * list.length, 0) };
  });
}
