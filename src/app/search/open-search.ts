import { AppError } from "../../contracts/app-error.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { SearchStrategy } from "../../contracts/search.ts";
import type { SearchQuestion } from "../../core/search/search-question.ts";
import type { SearchSpace } from "../../core/search/search-space.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { baselineOf, configurations, type VariedConfiguration } from "../config/vary.ts";
import { type ExperimentInputs, readInputs } from "../experiment-inputs.ts";
import type { ModelAccess } from "../models/model-access.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import { checkQuestions } from "../../core/questions/check-questions.ts";
import { readQuestionSources } from "../use-cases/question-sources.ts";
import type { Workspace } from "../workspace.ts";
import { type PartsPool, partsPool } from "./parts-pool.ts";
import { type SearchMetric, searchMetric } from "./search-metric.ts";
import { searchQuestionsOf } from "./search-questions.ts";
import { searchSpaceOf } from "./search-space-of.ts";

/** All that is given holds: not both questions and minutes, and at least one of the three. */
export interface SearchBudget {
  questions?: number;
  minutes?: number;
  /** What models may cost, in US dollars. */
  usd?: number;
}

/** What is said on the command line; the rest stands under `search:`. */
export interface SearchRequest {
  budget?: SearchBudget;
  strategy?: SearchStrategy;
  metric?: string;
  seed?: number;
  jobs?: number;
}

/** A search with everything it works on read, checked and made. */
export interface OpenSearch {
  configurations: VariedConfiguration[];
  space: SearchSpace;
  baseline: VariedConfiguration;
  metric: SearchMetric;
  inputs: ExperimentInputs;
  /** Those that the metric says something about. */
  questions: SearchQuestion[];
  budget: SearchBudget;
  models: ModelAccess;
  strategy: SearchStrategy;
  seed: number;
  jobs: number;
  pool: PartsPool;
  /** Settings to run a configuration by: without answers, where the metric needs none. */
  pipelineOf(candidate: string): Pipeline;
}

/** Configurations measured at once where nothing else is said: while one waits for the disk, another computes. */
const defaultJobs = 4;
/** Where no budget is given a search may cost as much as so many configurations on all questions. */
const defaultBudgetConfigurations = 10;

export async function openSearch(
  workspace: Workspace,
  config: LoadedConfig,
  request: SearchRequest,
  signal: AbortSignal,
  { forecasting = false }: { forecasting?: boolean } = {},
): Promise<OpenSearch> {
  const settings = config.config.search;
  const all = configurations(config.config);
  const baseline = baselineOf(config.config, all)!;
  const largest = Math.max(...all.map(({ pipeline }) => pipeline.parse.maxMegabytes));
  const inputs = await readInputs(config, signal, { maxMegabytes: largest });
  if (inputs.questions.length === 0) throw noQuestions(config);
  const { known } = await readQuestionSources(workspace, config, signal);
  const checked = checkQuestions(inputs.questions, known);
  const given = givenBudget(request.budget, settings.budget);
  const models = await openModelAccess(
    workspace,
    config,
    all.map(({ pipeline }) => pipeline),
    { budgetUsd: given?.usd, forecasting },
  );
  const pool = partsPool((pipeline) =>
    makeParts(workspace, pipeline, { folder: config.folder, reader: inputs.reader, models, signal }),
  );
  try {
    const hasOwn = baseline.pipeline.evaluate.metrics.length > 0;
    const customIds = hasOwn
      ? await pool.use(baseline.pipeline, async ({ metrics }) => metrics.map(({ metric }) => metric.id))
      : [];
    const wanted = request.metric ?? settings.metric;
    const { metric, applicable } = searchMetric(wanted, baseline.pipeline, checked, customIds);
    const pipelines = new Map(
      all.map(({ label, pipeline }) => [label, metric.needsAnswers ? pipeline : withoutAnswers(pipeline)]),
    );
    return {
      configurations: all,
      space: searchSpaceOf(all),
      baseline,
      metric,
      inputs,
      questions: searchQuestionsOf(applicable),
      budget: given ?? { questions: usualQuestions(applicable.length) },
      models,
      strategy: request.strategy ?? settings.strategy,
      seed: request.seed ?? settings.seed,
      jobs: request.jobs ?? defaultJobs,
      pool,
      pipelineOf: (candidate) => pipelines.get(candidate)!,
    };
  } catch (thrown) {
    await pool.close();
    throw thrown;
  }
}

/** What a ranking scores does not depend on its answer. */
export function withoutAnswers(pipeline: Pipeline): Pipeline {
  return { ...pipeline, answer: { ...pipeline.answer, kind: "none" } };
}

/** Question evaluations of a search that nothing else limits. */
export function usualQuestions(questions: number): number {
  return defaultBudgetConfigurations * questions;
}

/** Questions or minutes said on the command line take the place of those that are written; money likewise, and beside either. */
function givenBudget(
  said: SearchBudget = {},
  written: LoadedConfig["config"]["search"]["budget"] = {},
): SearchBudget | undefined {
  const isWorkSaid = said.questions !== undefined || said.minutes !== undefined;
  const { questions, minutes } = isWorkSaid ? said : written;
  const usd = said.usd ?? written.usd;
  if (questions === undefined && minutes === undefined && usd === undefined) return undefined;
  return {
    ...(questions !== undefined && { questions }),
    ...(minutes !== undefined && { minutes }),
    ...(usd !== undefined && { usd }),
  };
}

function noQuestions(config: LoadedConfig): AppError {
  return new AppError("questions.missing", {
    message: `${config.folder} has no questions, so there is nothing to search by.`,
    hint: "soundings questions draft proposes some from the sources; docs/questions.md says how to write them.",
  });
}
