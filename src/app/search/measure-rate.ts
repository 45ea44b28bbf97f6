import type { StageRun } from "../../contracts/run.ts";
import type { SearchQuestion } from "../../core/search/search-question.ts";
import { blockEvaluator, type SearchStageEvent } from "./block-evaluator.ts";
import type { OpenSearch } from "./open-search.ts";

/** What a search costs in time. */
export interface Rate {
  /** Of everything up to the index, for one configuration. */
  secondsPerIndex: number;
  /** Of finding, answering and scoring one question. */
  secondsPerQuestion: number;
}

/** From the stages of a few configurations. */
export interface MeasuredRate extends Rate {
  /** False where all of it was read from results that were stored before. */
  measuredNow: boolean;
}

const sampledConfigurations = 3;
const sampledQuestions = 10;
const indexStages = new Set(["chunk", "embed", "index"]);
const questionStages = new Set(["retrieve", "rerank", "answer", "evaluate"]);

/** Runs a few configurations, spread over the space, on a few questions: known stages tell the time they took at first. */
export async function measureRate(
  search: OpenSearch,
  signal: AbortSignal,
  onStage: (event: SearchStageEvent) => void = () => {},
): Promise<MeasuredRate> {
  const { space, questions, pool, inputs, metric } = search;
  const last = space.candidates.length - 1;
  const places = Array.from({ length: sampledConfigurations }, (_, index) =>
    Math.round((index * last) / (sampledConfigurations - 1)),
  );
  const sample: SearchQuestion[] = questions.slice(0, sampledQuestions);
  const stages: StageRun[] = [];
  const evaluate = blockEvaluator(search.pipelineOf, metric.id, {
    inputs,
    pool,
    signal,
    onStage(event) {
      if (event.type === "stage-end") stages.push(event.stageRun);
      onStage(event);
    },
  });
  const candidates = [...new Set(places)].map((place) => space.candidates[place]!);
  for (const candidate of candidates) await evaluate(candidate, sample);
  const secondsOf = (names: ReadonlySet<string>) =>
    stages.filter(({ stage }) => names.has(stage)).reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    secondsPerIndex: secondsOf(indexStages) / candidates.length,
    secondsPerQuestion: secondsOf(questionStages) / (candidates.length * sample.length),
    measuredNow: stages.some(({ cached }) => !cached),
  };
}

/** How many question evaluations fit into the time, once every index is built; at least one. */
export function evaluationsWithin(minutes: number, indexes: number, rate: Rate): number {
  const seconds = 60 * minutes - indexes * rate.secondsPerIndex;
  return Math.max(1, Math.floor(seconds / Math.max(rate.secondsPerQuestion, 1e-6)));
}
