import { forecastSearch, type SearchForecast } from "../../core/search/forecast-search.ts";
import type { SearchStrategy } from "../../contracts/search.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { asksModels } from "../models/models-asked.ts";
import { budgetedEvaluations } from "../search/budgeted-evaluations.ts";
import { type MeasuredRate, measureRate } from "../search/measure-rate.ts";
import { type OpenSearch, openSearch, type SearchBudget, type SearchRequest } from "../search/open-search.ts";
import { searchMoney } from "../search/search-money.ts";
import { indexOf } from "../search/search-space-of.ts";
import type { Workspace } from "../workspace.ts";
import { everythingIn, type ModelsForecast, planModels } from "./forecast-models.ts";

export interface SweepForecast {
  configurations: number;
  /** Different settings up to the index: no more indexes than these are built. */
  indexes: number;
  questions: number;
  /** One is one question through one configuration. A plain sweep takes exactly so many, a search at most. */
  evaluations: number;
  /** Null where models are asked: then nothing was measured, as that would cost. */
  rate: MeasuredRate | null;
  /** For all of it; less where results are known already. Null where nobody can say. */
  seconds: number | null;
  /** What models would be asked, of a search at the most; null where none is. */
  models: ModelsForecast | null;
  /** Null for a plain sweep. */
  search: (SearchForecast & { strategy: SearchStrategy; metric: string; budget: SearchBudget }) | null;
}

/**
 * What a sweep or a search would take, before it is begun. Where no model is asked, a few configurations are run on a few questions
 * to tell the time; these results are kept, so they are not spent twice. Where models are, nothing is sent.
 */
export async function forecastSweep(
  workspace: Workspace,
  config: LoadedConfig,
  { search: searching, ...request }: SearchRequest & { search: boolean },
  signal: AbortSignal,
): Promise<SweepForecast> {
  const opened = await openSearch(workspace, config, request, signal, { forecasting: true });
  try {
    const tools = { workspace, config, signal };
    return await (searching ? ofSearch(opened, tools) : ofSweep(opened, tools));
  } finally {
    await opened.pool.close();
  }
}

interface ForecastTools {
  workspace: Workspace;
  config: LoadedConfig;
  signal: AbortSignal;
}

async function ofSweep(
  opened: OpenSearch,
  { workspace, config, signal }: ForecastTools,
): Promise<SweepForecast> {
  const { configurations, inputs } = opened;
  const pipelines = configurations.map(({ pipeline }) => pipeline);
  const indexes = indexesOf(opened);
  const evaluations = configurations.length * inputs.questions.length;
  const common = {
    configurations: configurations.length,
    indexes,
    questions: inputs.questions.length,
    evaluations,
    search: null,
  };
  if (!pipelines.some(asksModels)) {
    const rate = await measureRate(opened, signal);
    return { ...common, rate, seconds: secondsFor(evaluations, indexes, rate), models: null };
  }
  const { plan, forecast } = await planModels(workspace, config, pipelines, inputs, signal);
  const models = forecast(everythingIn(plan));
  return { ...common, rate: null, seconds: secondsOf(models), models };
}

async function ofSearch(
  opened: OpenSearch,
  { workspace, config, signal }: ForecastTools,
): Promise<SweepForecast> {
  const { space, questions, strategy, seed, baseline, metric, configurations, pipelineOf } = opened;
  const indexes = indexesOf(opened);
  const isAsking = configurations.some(({ label }) => asksModels(pipelineOf(label)));
  const money = await searchMoney(workspace, config, opened, signal);
  const rate = isAsking ? null : await measureRate(opened, signal);
  const evaluations = await budgetedEvaluations(opened, {
    money: async () => money,
    rate: async () => rate ?? askedRate(money.share(Infinity), space.candidates.length * questions.length),
  });
  const options = {
    strategy,
    budget: evaluations,
    seed,
    baseline: baseline.label,
    needsAnswers: metric.needsAnswers,
  };
  const forecast = forecastSearch(space, questions, options);
  const models = isAsking ? money.share(forecast.evaluations) : null;
  return {
    configurations: configurations.length,
    indexes,
    questions: questions.length,
    evaluations: forecast.evaluations,
    rate,
    seconds: rate === null ? models && secondsOf(models) : secondsFor(forecast.evaluations, indexes, rate),
    models,
    search: { ...forecast, strategy, metric: metric.id, budget: opened.budget },
  };
}

function indexesOf({ configurations }: OpenSearch): number {
  return new Set(configurations.map(({ pipeline }) => indexOf(pipeline))).size;
}

function secondsFor(evaluations: number, indexes: number, rate: MeasuredRate): number {
  return indexes * rate.secondsPerIndex + evaluations * rate.secondsPerQuestion;
}

/** Nothing takes no time; what nobody knows the pace of takes nobody knows how long. */
function secondsOf({ calls, minutes }: ModelsForecast): number | null {
  if (calls === 0) return 0;
  return minutes === null ? null : 60 * minutes.minutes;
}

/** What models take of the time, as all of it, spread over all evaluations. */
function askedRate(everything: ModelsForecast, evaluations: number) {
  return { secondsPerIndex: 0, secondsPerQuestion: (secondsOf(everything) ?? 0) / evaluations };
}
