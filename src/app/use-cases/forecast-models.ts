import type { Pipeline } from "../../contracts/pipeline.ts";
import { type CallsForecast, forecastCalls, type PlannedCall } from "../../core/models/forecast-calls.ts";
import { loadTokenCounter } from "../../core/text/token-counter.ts";
import { documentFinder, passageReader } from "../../core/pipeline/read-passages.ts";
import { rankQuestions } from "../../core/pipeline/run-pipeline.ts";
import { indexedText } from "../../core/pipeline/stages/embed-stage.ts";
import { usedPassages } from "../../core/retrieval/budget.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type ExperimentInputs, readInputs } from "../experiment-inputs.ts";
import { measuredPace } from "../models/measured-pace.ts";
import { asksLanguageModel, asksModels, embeddingModelOf } from "../models/models-asked.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { plannedAnswers, type PlanParts } from "../models/planned-answers.ts";
import { plannedTexts } from "../models/planned-texts.ts";
import { makeParts } from "../pipeline-parts.ts";
import type { Workspace } from "../workspace.ts";
import type { Configuration } from "./run-experiment.ts";

/** What models would be asked, before anything is. */
export interface ModelsForecast extends CallsForecast {
  configurations: number;
  questions: number;
  /** Calls that would be answered from replies kept earlier. */
  kept: number;
  /** Where the forecast rests on something else than what will be sent, a sentence each. */
  notices: string[];
}

/**
 * Prepares everything that needs no model, on this machine, and counts what models would be asked then. Nothing is sent.
 */
export async function forecastModels(
  workspace: Workspace,
  config: LoadedConfig,
  configurations: readonly Configuration[],
  signal: AbortSignal,
): Promise<ModelsForecast> {
  const asking = configurations.filter(({ pipeline }) => asksModels(pipeline));
  const largest = Math.max(...configurations.map(({ pipeline }) => pipeline.parse.maxMegabytes));
  const inputs = await readInputs(config, signal, { maxMegabytes: largest });
  const models = await openModelAccess(workspace, config, { forecasting: true });
  const countTokens = await loadTokenCounter();
  const parts = { folder: config.folder, models, workspace, countTokens, planned: new Set<string>() };
  const calls: PlannedCall[] = [];
  let kept = 0;
  for (const { pipeline } of asking) {
    const planned = await plannedFor(pipeline, inputs, parts, workspace, signal);
    calls.push(...planned.calls);
    kept += planned.kept;
  }
  const pace = await measuredPace(workspace);
  const forecast = forecastCalls(calls, {
    entryOf: (model) => models.knownOf(model as `${string}/${string}`),
    paceOf: (model) => ({
      concurrency: models.concurrentOf(model as `${string}/${string}`),
      secondsPerCall: pace.get(model) ?? assumedSeconds(model, calls),
    }),
  });
  return {
    ...forecast,
    configurations: configurations.length,
    questions: inputs.questions.length,
    kept,
    notices: [
      ...noticesOf(
        asking.map(({ pipeline }) => pipeline),
        forecast,
      ),
      ...(forecast.models.some(({ model }) => !pace.has(model)) ? [assumption] : []),
    ],
  };
}

const tokensPerSecond = 50;
const textsPerSecond = 200;
const assumption = `Where no call was made before, ${tokensPerSecond} tokens of a reply a second are assumed, and ${textsPerSecond} texts.`;

/** Of a model that was never asked here: replies as long as they may be. */
function assumedSeconds(model: string, calls: readonly PlannedCall[]): number {
  const longest = Math.max(
    ...calls.filter((call) => call.model === model).map((call) => call.maxOutputTokens),
  );
  return longest === 0 ? 1 / textsPerSecond : longest / tokensPerSecond;
}

async function plannedFor(
  pipeline: Pipeline,
  inputs: ExperimentInputs,
  parts: PlanParts,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<{ calls: PlannedCall[]; kept: number }> {
  const local = withoutModels(pipeline);
  const { folder, models } = parts;
  const made = await makeParts(workspace, local, { folder, reader: inputs.reader, models, signal });
  try {
    const call = { signal, onStageStart() {}, onStageProgress() {}, onStageEnd() {} };
    const ranked = await rankQuestions({ ...inputs, pipeline: local }, made, call);
    const [asked, rankings, documents, chunks] = await Promise.all([
      ranked.asked.load(),
      ranked.rankings.load(),
      ranked.sources.documents(),
      ranked.sources.chunks(),
    ]);
    const read = passageReader(documentFinder(documents));
    const questions = [];
    for (const [index, { question }] of asked.entries()) {
      const passages = (rankings[index]?.passages ?? []).map(read);
      const used = await usedPassages(passages, pipeline.retrieve, made.countTokens);
      questions.push({ question, passages: passages.slice(0, used), ranked: passages });
    }

    const calls: PlannedCall[] = [];
    const embedding = embeddingModelOf(pipeline);
    if (embedding !== undefined) {
      const texts = chunks.flat().map((chunk) => indexedText(chunk, pipeline.index.breadcrumbs));
      calls.push(
        ...plannedTexts(embedding.model, [...texts, ...asked.map(({ question }) => question)], parts),
      );
    }
    const { model: reranker, depth } = pipeline.rerank;
    if (reranker !== undefined) {
      const texts = questions.flatMap(({ question, ranked: found }) =>
        found.slice(0, depth).map(({ text }) => `${question}\n${text}`),
      );
      calls.push(...plannedTexts(reranker, texts, parts));
    }
    if (!asksLanguageModel(pipeline)) return { calls, kept: 0 };
    const answers = await plannedAnswers(pipeline.answer, questions, parts);
    return { calls: [...calls, ...answers.calls], kept: answers.kept };
  } finally {
    await made.close();
  }
}

/** The same as far as this machine can go by itself: what asks a model is left out, and words rank in its place. */
function withoutModels(pipeline: Pipeline): Pipeline {
  const { embed, retrieve, rerank, chunk } = pipeline;
  const { model: _model, ...reranking } = rerank;
  const depth = rerank.model === undefined ? retrieve.depth : Math.max(retrieve.depth, rerank.depth);
  const answer = { ...pipeline.answer, kind: "none" as const };
  if (embeddingModelOf(pipeline) === undefined) {
    return { ...pipeline, retrieve: { ...retrieve, depth }, rerank: reranking, answer };
  }
  return {
    ...pipeline,
    chunk: chunk.strategy === "semantic" ? { ...chunk, strategy: "recursive" } : chunk,
    embed: { ...embed, embedder: "none" },
    retrieve: { ...retrieve, depth, method: "context-bm25", diversity: 0 },
    rerank: reranking,
    answer,
  };
}

function noticesOf(pipelines: readonly Pipeline[], { unpriced, models }: CallsForecast): string[] {
  const uncounted = models.filter(({ inputTokens }) => !inputTokens.isCounted).map(({ model }) => model);
  const stand = pipelines.some((pipeline) => embeddingModelOf(pipeline) !== undefined);
  const reranks = pipelines.some(({ rerank }) => rerank.model !== undefined);
  const agents = pipelines.some(({ answer }) => answer.kind === "agent");
  return [
    ...(uncounted.length === 0 || agents
      ? []
      : [
          `No tokenizer of ${uncounted.join(", ")} is known: tokens read are a rough estimate, and at the most as many as bytes.`,
        ]),
    ...(agents
      ? [
          "What the agent will ask is not known before: its limits bound it, and its shortest way is the least.",
        ]
      : []),
    ...(stand
      ? [
          "Embeddings that are not there yet cannot be searched: prompts are counted with what words alone find.",
        ]
      : []),
    ...(reranks ? ["Prompts are counted with passages as they are before they are ranked again."] : []),
    ...(unpriced.length === 0
      ? []
      : [`No price is known of ${unpriced.join(", ")}: write it under models: in soundings.yaml.`]),
  ];
}
