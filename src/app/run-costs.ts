import type { ModelName } from "../contracts/pipeline.ts";
import type { Run, StageName } from "../contracts/run.ts";
import { costOf } from "../core/models/call-cost.ts";
import type { KnownModels } from "./models/known-models.ts";
import { asksLanguageModel } from "./models/models-asked.ts";

/** What a run's answers cost, as measured when its stages ran; null where a stage did not run. */
export interface RunCosts {
  /** Median for one question: retrieval and, where they are there, ranking again and the answer. */
  latencyMs: number | null;
  /** Of the lexical index. */
  indexBytes: number | null;
  /** What the language model takes for its answers, at today's prices; null where tokens or prices are not known, 0 where none is asked. */
  usdPerThousandQuestions: number | null;
}

export function runCosts(run: Run, known: KnownModels): RunCosts {
  const retrieval = median(run, "retrieve");
  return {
    latencyMs:
      retrieval === null ? null : retrieval + (median(run, "rerank") ?? 0) + (median(run, "answer") ?? 0),
    indexBytes: stageOf(run, "index")?.metrics["bytes"] ?? null,
    usdPerThousandQuestions: asksLanguageModel(run.pipeline) ? answersUsd(run, known) : 0,
  };
}

/** What answers took of a language model, for one question on average. */
export interface AnswerTokens {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

/** Null where the answers are not there, or nobody told what they took. */
export function answerTokens(run: Run): AnswerTokens | null {
  const metrics = stageOf(run, "answer")?.metrics ?? {};
  // Those that the model gave no answer to took nobody knows what.
  const answered = (metrics["questions"] ?? 0) - (metrics["without-answer"] ?? 0);
  if (answered === 0 || (metrics["calls-without-usage"] ?? 0) > 0) return null;
  return {
    calls: (metrics["model-calls"] ?? 0) / answered,
    inputTokens: (metrics["input-tokens"] ?? 0) / answered,
    outputTokens: (metrics["output-tokens"] ?? 0) / answered,
  };
}

function answersUsd(run: Run, known: KnownModels): number | null {
  const took = answerTokens(run);
  if (took === null) return null;
  const { calls } = took;
  if (calls === 0) return 0;
  // By the mean call: what a token costs may depend on how long its prompt is.
  const call = { inputTokens: took.inputTokens / calls, outputTokens: took.outputTokens / calls };
  const usd = costOf(call, known(run.pipeline.answer.model as ModelName)?.prices);
  return usd === undefined ? null : 1000 * calls * usd;
}

function median(run: Run, stage: StageName): number | null {
  return stageOf(run, stage)?.timings["p50-ms"] ?? null;
}

function stageOf(run: Run, name: StageName) {
  return run.stages.find(({ stage }) => stage === name);
}
