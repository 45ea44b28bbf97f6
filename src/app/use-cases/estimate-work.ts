import type { Estimate } from "../../contracts/api/configuration.ts";
import type { CallForecast } from "../../core/models/forecast-calls.ts";
import { forecastSearch } from "../../core/search/forecast-search.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { VariedConfiguration } from "../config/vary.ts";
import { type KnownStages, knownStages, plannedStages, secondsFor } from "../configuration/planned-stages.ts";
import { type ExperimentInputs, readInputs } from "../experiment-inputs.ts";
import { asksModels } from "../models/models-asked.ts";
import { budgetedEvaluations } from "../search/budgeted-evaluations.ts";
import { type OpenSearch, openSearch } from "../search/open-search.ts";
import { searchMoney } from "../search/search-money.ts";
import { indexOf } from "../search/search-space-of.ts";
import type { Workspace } from "../workspace.ts";
import { everythingIn, type ModelsForecast, planModels } from "./forecast-models.ts";

export interface EstimateRequest {
  kind: Estimate["kind"];
  /** All that are run; of a search those that it chooses from. */
  configurations: readonly VariedConfiguration[];
}

/**
 * What a run, a sweep or a search would take. Nothing is sent and no configuration is run for it: times are those of earlier runs.
 * Where models are asked, what needs none is prepared on this machine to count what they would read.
 */
export async function estimateWork(
  workspace: Workspace,
  config: LoadedConfig,
  request: EstimateRequest,
  signal: AbortSignal,
): Promise<Estimate> {
  return request.kind === "search"
    ? ofSearch(workspace, config, signal)
    : ofRuns(workspace, config, request, signal);
}

async function ofRuns(
  workspace: Workspace,
  config: LoadedConfig,
  { kind, configurations }: EstimateRequest,
  signal: AbortSignal,
): Promise<Estimate> {
  const pipelines = configurations.map(({ pipeline }) => pipeline);
  const largest = Math.max(...pipelines.map(({ parse }) => parse.maxMegabytes));
  const inputs = await readInputs(config, signal, { maxMegabytes: largest });
  const known = await knownStages(workspace, inputs);
  const stages = configurations.flatMap(({ pipeline }) => plannedStages(pipeline));
  const seen = new Set(known.kept);
  const toRun = stages.filter(({ content }) => {
    const isNew = !seen.has(content);
    seen.add(content);
    return isNew;
  });
  const asking = pipelines.filter(asksModels);
  const models = asking.length === 0 ? null : await modelsFor(workspace, config, pipelines, inputs, signal);
  const questions = inputs.questions.length;
  const seconds = models === null ? secondsFor(toRun, questions, known) : secondsOf(models);
  return {
    kind,
    configurations: configurations.length,
    indexes: indexesOf(configurations),
    questions,
    evaluations: configurations.length * questions,
    stages: { total: stages.length, cached: stages.length - toRun.length },
    models: models && toldModels(models),
    seconds,
    search: null,
    notes: [...inputs.notices, ...(models?.notices ?? []), ...timeNotes(seconds, models, known)],
  };
}

async function modelsFor(
  workspace: Workspace,
  config: LoadedConfig,
  pipelines: Parameters<typeof planModels>[2],
  inputs: ExperimentInputs,
  signal: AbortSignal,
): Promise<ModelsForecast> {
  const { plan, forecast } = await planModels(workspace, config, pipelines, inputs, signal);
  return forecast(everythingIn(plan));
}

async function ofSearch(workspace: Workspace, config: LoadedConfig, signal: AbortSignal): Promise<Estimate> {
  const opened = await openSearch(workspace, config, {}, signal, { forecasting: true });
  try {
    const { configurations, questions, space, strategy, seed, baseline, metric, inputs } = opened;
    const known = await knownStages(workspace, inputs);
    const isAsking = configurations.some(({ label }) => asksModels(opened.pipelineOf(label)));
    const money = isAsking ? await searchMoney(workspace, config, opened, signal) : undefined;
    const rate = rateOf(opened, known);
    const exhaustive = space.candidates.length * questions.length;
    // Minutes buy what only a measured rate can tell: without one, no more than everything.
    const { minutes, ...counted } = opened.budget;
    const budget = minutes === undefined || rate !== null ? opened.budget : counted;
    const isOpen = Object.keys(budget).length === 0;
    const evaluations = isOpen
      ? exhaustive
      : await budgetedEvaluations(
          { ...opened, budget },
          {
            money: async () => money ?? searchMoney(workspace, config, opened, signal),
            rate: async () => rate!,
          },
        );
    const options = { strategy, budget: evaluations, seed, baseline: baseline.label };
    const forecast = forecastSearch(space, questions, { ...options, needsAnswers: metric.needsAnswers });
    const models = money === undefined ? null : money.share(forecast.evaluations);
    const seconds =
      models !== null
        ? secondsOf(models)
        : rate &&
          indexesOf(configurations) * rate.secondsPerIndex + forecast.evaluations * rate.secondsPerQuestion;
    return {
      kind: "search",
      configurations: configurations.length,
      indexes: forecast.indexes,
      questions: questions.length,
      evaluations: forecast.evaluations,
      stages: null,
      models: models && toldModels(models),
      seconds,
      search: { strategy, metric: metric.id },
      notes: [
        ...inputs.notices,
        ...(models?.notices ?? []),
        ...(minutes !== undefined && rate === null
          ? [
              `How many evaluations fit into ${minutes} minutes is found out when it starts: this is the most.`,
            ]
          : []),
        ...timeNotes(seconds, models, known),
      ],
    };
  } finally {
    await opened.pool.close();
  }
}

/** By the stages that earlier runs went through; null where they went through none of some. */
function rateOf(
  { configurations, pipelineOf }: OpenSearch,
  known: KnownStages,
): { secondsPerIndex: number; secondsPerQuestion: number } | null {
  const [first] = configurations;
  if (first === undefined) return null;
  const stages = plannedStages(pipelineOf(first.label));
  const beyond = stages.findIndex(({ stage }) => stage === "index") + 1;
  const secondsPerIndex = secondsFor(stages.slice(0, beyond), 1, known);
  const secondsPerQuestion = secondsFor(stages.slice(beyond), 1, known);
  return secondsPerIndex === null || secondsPerQuestion === null
    ? null
    : { secondsPerIndex, secondsPerQuestion };
}

function indexesOf(configurations: readonly VariedConfiguration[]): number {
  return new Set(configurations.map(({ pipeline }) => indexOf(pipeline))).size;
}

function secondsOf({ calls, minutes }: ModelsForecast): number | null {
  if (calls === 0) return 0;
  return minutes === null ? null : 60 * minutes.minutes;
}

function timeNotes(seconds: number | null, models: ModelsForecast | null, known: KnownStages): string[] {
  if (models !== null) {
    const { minutes } = models;
    return minutes === null ? [] : [`The time is that of the models alone, ${minutes.assuming}.`];
  }
  if (seconds !== null) return [`The time is what earlier runs of these questions took on this machine.`];
  return known.secondsOf.size === 0
    ? ["How long it takes is not known: nothing has run on these sources and questions yet."]
    : ["How long it takes is not known: some of its stages never ran on these sources and questions."];
}

function toldModels(forecast: ModelsForecast): NonNullable<Estimate["models"]> {
  return {
    ...toldWork(forecast),
    keptCalls: forecast.kept,
    keptTexts: forecast.keptTexts,
    byModel: forecast.models.map((one) => ({ model: one.model, ...toldWork(one) })),
    unpriced: forecast.unpriced,
  };
}

function toldWork({ calls, inputTokens, maxOutputTokens, money }: CallForecast) {
  return { calls, inputTokens, maxOutputTokens, money };
}
