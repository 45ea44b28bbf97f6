import { AppError } from "../../../contracts/app-error.ts";
import type { Chunk, PreparedDocument } from "../../../contracts/chunk.ts";
import type { Json } from "../../../contracts/json.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { RankedPassage, Ranking } from "../../../contracts/retrieval.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { measuredDepth } from "../../evaluation/catalog.ts";
import { parentLimits, parentPassages, parentVersion } from "../../retrieval/parent-passages.ts";
import { answeringDepth, deeperOf, type RankingReader, rankToDepth } from "../../retrieval/rank-to-depth.ts";
import { type RetrievalParts, retrievalVersion } from "../../retrieval/retrieve.ts";
import { type ChosenEmbedder, servingNotices } from "../chosen-embedder.ts";
import { jsonCodec } from "../codec.ts";
import { embedQuestions } from "../embed-questions.ts";
import { type EmbedderIdentity, identityOfEmbedder } from "../embedder-identity.ts";
import { stageTimings } from "../stage-timings.ts";
import type { Output, StageWork } from "../stage.ts";
import type { ChunkSpans } from "./chunk-stage.ts";
import type { Embeddings } from "./embed-stage.ts";
import type { IndexOutputs } from "./index-stage.ts";
import type { Dataset, PrepareOutputs } from "./prepare-stage.ts";

export interface RetrieveInputs {
  dataset: Output<Dataset>;
  asked: Output<PrepareOutputs["asked"]>;
  spans: Output<ChunkSpans>;
  segments: Output<IndexOutputs["segments"]>;
  vectors: Output<IndexOutputs["vectors"]>;
}

export interface OpenIndex {
  parts: RetrievalParts;
  /** Of the vectors; absent where there are none. */
  embedder?: EmbedderIdentity | undefined;
  /** In row order. */
  chunks: readonly Chunk[];
  /** Of the chunks, in UTF-16 code units. */
  meanLength: number;
  exact: boolean;
  /** Throws for a source that is not in the index. */
  documentOf(source: string): PreparedDocument;
  /** Of the chunks, in row order; absent where nothing was embedded. */
  embeddings: (() => Promise<Embeddings>) | undefined;
}

/**
 * Ranks passages for every question, deep enough for the answerer and for every metric. How many of them the answerer gets
 * (k, budget) is not settled here, so configurations whose depth is the same share one retrieval.
 */
export function retrieveStage(
  inputs: RetrieveInputs,
  open: () => Promise<OpenIndex>,
  settings: Pipeline["retrieve"],
  measured: Pipeline["evaluate"],
  parts: { embedder: ChosenEmbedder | undefined; clock: Clock; digestOf: DigestOf },
): StageWork<{ rankings: Ranking[] }> {
  const { clock, digestOf } = parts;
  const embedder = parts.embedder?.part;
  const needsVectors = vectorsNeeded(settings, embedder);
  const depth = deeperOf(answeringDepth(settings), measuredDepth(measured));
  const { k: _k, budget: _budget, depth: _depth, diversity, parent: _parent, ...ranked } = settings;
  const limits = parentLimits(settings);
  return {
    stage: "retrieve",
    version: retrievalVersion,
    settings: {
      ...(ranked as unknown as { [key: string]: Json }),
      depth: { ...depth },
      ...(limits === undefined ? {} : { parent: { ...limits, version: parentVersion } }),
      ...(diversity > 0 ? { diversity } : {}),
      // Two embedders may give the passages the same vectors and the questions others.
      ...(needsVectors && parts.embedder !== undefined
        ? {
            embedder: {
              ...identityOfEmbedder(parts.embedder, digestOf),
              family: parts.embedder.family ?? null,
            },
          }
        : {}),
    },
    inputs: {
      dataset: inputs.dataset.digest,
      asked: inputs.asked.digest,
      spans: inputs.spans.digest,
      segments: inputs.segments.digest,
      ...(vectorsUsed(settings) ? { vectors: inputs.vectors.digest } : {}),
    },
    outputs: { rankings: jsonCodec<Ranking[]>() },

    async run({ signal, breathe, progress }) {
      const [asked, index] = await Promise.all([inputs.asked.load(), open()]);
      const rankingParts = await rankingPartsOf(index, settings);
      const embedded =
        needsVectors && parts.embedder !== undefined && asked.length > 0
          ? await embedQuestions(
              asked.map(({ question }) => question),
              parts.embedder,
              index.embedder,
              digestOf,
              { signal, breathe, progress: () => {} },
            )
          : undefined;
      const reader = readerOf(index, settings);
      const rankings: Ranking[] = [];
      const milliseconds: number[] = [];
      let empty = 0;
      for (const [position, { id, question }] of asked.entries()) {
        const pause = breathe();
        if (pause) await pause;
        const began = clock.monotonic();
        const query = { question, embedded: embedded?.[position] };
        const passages = await rankToDepth(query, rankingParts, settings, depth, reader, signal);
        milliseconds.push(clock.monotonic() - began);
        if (passages.length === 0) empty += 1;
        rankings.push({ questionId: id, passages });
        progress(position + 1, asked.length, "questions");
      }
      return {
        outputs: { rankings },
        metrics: {
          questions: asked.length,
          passages: rankings.reduce((sum, { passages }) => sum + passages.length, 0),
          "questions-without-passages": empty,
        },
        notices: rankingNotices(settings, parts.embedder, index.parts.lexical),
        reproducible: index.exact || !needsVectors,
        timings: stageTimings(milliseconds),
      };
    },
  };
}

/** Whether anything asks for vectors of passages: what nothing asks for is not made. */
export function vectorsUsed({
  method,
  diversity,
}: Pick<Pipeline["retrieve"], "method" | "diversity">): boolean {
  return method === "vector" || method === "hybrid" || diversity > 0;
}

/** Whether questions are embedded. Throws AppError "pipeline.invalid" where embeddings are asked for and there is no embedder. */
export function vectorsNeeded(
  { method, diversity }: Pick<Pipeline["retrieve"], "method" | "diversity">,
  embedder: Embedder | undefined,
): boolean {
  const needed = method === "vector" || method === "hybrid";
  if (embedder !== undefined) return needed;
  const hint = "Set embed.embedder (static comes with Soundings), or";
  if (needed) {
    throw new AppError("pipeline.invalid", {
      message: `retrieve.method is ${method}, which needs vectors, but embed.embedder is none.`,
      hint: `${hint} retrieve.method to context-bm25.`,
    });
  }
  if (diversity > 0) {
    throw new AppError("pipeline.invalid", {
      message: `retrieve.diversity is ${diversity}, which compares embeddings of passages, but embed.embedder is none.`,
      hint: `${hint} retrieve.diversity to 0.`,
    });
  }
  return false;
}

/** What a person should know of every ranking of this index. */
export function rankingNotices(
  { method, diversity }: Pick<Pipeline["retrieve"], "method" | "diversity">,
  embedder: ChosenEmbedder | undefined,
  { languages }: { languages: readonly string[] },
): string[] {
  if (method !== "hybrid" || embedder === undefined) return [];
  const { fitting, knownWords } = embedder;
  const wordsDecide =
    knownWords !== undefined && !languages.some((language) => knownWords.languages.includes(language));
  const idle = fitting !== undefined && wordsDecide && languages.length > 0 && diversity === 0;
  return [...servingNotices(embedder, languages), ...(idle ? [idleFittingNotice] : [])];
}

const idleFittingNotice =
  "embed.weights: corpus changes nothing here: words alone decide about every document. It takes part with retrieve.method: vector.";

/** What is ranked with: the vectors of the rows too, where passages are compared with each other. */
export async function rankingPartsOf(
  { parts, embeddings }: Pick<OpenIndex, "parts" | "embeddings">,
  { diversity }: Pick<Pipeline["retrieve"], "diversity">,
): Promise<RetrievalParts> {
  return diversity > 0 ? { ...parts, rowVectors: await embeddings?.() } : parts;
}

/** Ranked rows as the passages that are handed on: their chunks, or with `parent` the larger passages around them. */
export function readerOf(
  { chunks, meanLength, documentOf }: Pick<OpenIndex, "chunks" | "meanLength" | "documentOf">,
  settings: Pipeline["retrieve"],
): RankingReader {
  const limits = parentLimits(settings);
  return {
    meanLength,
    passagesOf: (hits) =>
      limits === undefined
        ? hits.map(({ row, score }) => passageOf(chunks, row, score))
        : parentPassages(hits, chunks, documentOf, limits),
  };
}

function passageOf(chunks: readonly Chunk[], row: number, score: number): RankedPassage {
  const { source, start, end, breadcrumb } = chunks[row] as Chunk;
  return { source, start, end, score, breadcrumb: [...breadcrumb] };
}
