import type { Pipeline } from "../../contracts/pipeline.ts";
import type { PlannedCall } from "../../core/models/forecast-calls.ts";
import { loadTokenCounter } from "../../core/text/token-counter.ts";
import { documentFinder, passageReader } from "../../core/pipeline/read-passages.ts";
import { rankQuestions } from "../../core/pipeline/run-pipeline.ts";
import { indexedText } from "../../core/pipeline/stages/embed-stage.ts";
import { usedPassages } from "../../core/retrieval/budget.ts";
import type { ExperimentInputs } from "../experiment-inputs.ts";
import { makeParts } from "../pipeline-parts.ts";
import type { Workspace } from "../workspace.ts";
import type { ModelAccess } from "./model-access.ts";
import { asksLanguageModel, asksModels, embeddingModelOf } from "./models-asked.ts";
import { plannedSearches } from "./planned-searches.ts";
import { plannedAnswers, type PlanParts } from "./planned-answers.ts";
import { plannedPassages, plannedQuestions, plannedReranking } from "./planned-texts.ts";

/** What models would be asked for, each thing once, however many configurations share it. */
export interface WorkPlan {
  /** Vectors of chunks: before any question. */
  passages: PlannedCall[];
  /** Vectors of questions, and passages ranked again for them. */
  retrieval: PlannedCall[];
  answers: PlannedCall[];
  /** Calls that would be answered from replies kept earlier, and texts whose numbers are kept. */
  kept: { calls: number; texts: number };
}

export interface WorkPlanParts {
  folder: string;
  workspace: Workspace;
  /** Opened for a forecast. */
  models: ModelAccess;
  inputs: ExperimentInputs;
  signal: AbortSignal;
}

/** Prepares everything that needs no model, on this machine, and counts what models would be asked then. Nothing is sent. */
export async function planWork(pipelines: readonly Pipeline[], parts: WorkPlanParts): Promise<WorkPlan> {
  const planned = { ...parts, countTokens: await loadTokenCounter(), planned: new Set<string>() };
  const plan: WorkPlan = { passages: [], retrieval: [], answers: [], kept: { calls: 0, texts: 0 } };
  for (const pipeline of pipelines.filter(asksModels)) await planFor(pipeline, planned, plan);
  return plan;
}

async function planFor(pipeline: Pipeline, parts: WorkPlanParts & PlanParts, plan: WorkPlan): Promise<void> {
  const { folder, models, workspace, inputs, signal } = parts;
  const local = withoutModels(pipeline);
  const made = await makeParts(workspace, local, { folder, reader: inputs.reader, models, signal });
  try {
    const call = { signal, onStageStart() {}, onStageProgress() {}, onStageEnd() {} };
    const found = await rankQuestions({ ...inputs, pipeline: local }, made, call);
    const [asked, rankings, documents, chunks] = await Promise.all([
      found.asked.load(),
      found.rankings.load(),
      found.sources.documents(),
      found.sources.chunks(),
    ]);
    const read = passageReader(documentFinder(documents));
    const questions = [];
    for (const [index, { question }] of asked.entries()) {
      const ranked = (rankings[index]?.passages ?? []).map(read);
      const used = await usedPassages(ranked, pipeline.retrieve, made.countTokens);
      questions.push({ question, passages: ranked.slice(0, used), ranked });
    }

    const embedding = embeddingModelOf(pipeline);
    if (embedding !== undefined) {
      const texts = chunks.flat().map((chunk) => indexedText(chunk, pipeline.index.breadcrumbs));
      add(plan, "passages", await plannedPassages(embedding, texts, parts));
      const words = asked.map(({ question }) => question);
      add(plan, "retrieval", await plannedQuestions(embedding, words, parts));
    }
    const { model: reranker, depth } = pipeline.rerank;
    if (reranker !== undefined) {
      for (const { question, ranked } of questions) {
        const texts = ranked.slice(0, depth).map(({ text }) => text);
        add(plan, "retrieval", await plannedReranking(reranker, question, texts, parts));
      }
    }
    const longestPassageBytes = questions
      .flatMap(({ ranked }) => ranked)
      .reduce((longest, { text }) => Math.max(longest, Buffer.byteLength(text)), 0);
    const known = { questions: questions.length, longestPassageBytes };
    for (const call of plannedSearches(pipeline, known)) plan.retrieval.push(call);
    if (!asksLanguageModel(pipeline)) return;
    const answers = await plannedAnswers(pipeline.answer, questions, parts);
    for (const call of answers.calls) plan.answers.push(call);
    plan.kept.calls += answers.kept;
  } finally {
    await made.close();
  }
}

function add(
  plan: WorkPlan,
  part: "passages" | "retrieval",
  { calls, kept }: { calls: readonly PlannedCall[]; kept: number },
): void {
  for (const call of calls) plan[part].push(call);
  plan.kept.texts += kept;
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
