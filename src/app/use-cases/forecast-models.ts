import type { Pipeline } from "../../contracts/pipeline.ts";
import type { CallsForecast, PlannedCall } from "../../core/models/forecast-calls.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type ExperimentInputs, readInputs } from "../experiment-inputs.ts";
import { callForecaster } from "../models/call-forecaster.ts";
import { asksModels, embeddingModelOf } from "../models/models-asked.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { planWork, type WorkPlan } from "../models/plan-work.ts";
import type { Workspace } from "../workspace.ts";
import type { Configuration } from "./run-experiment.ts";

/** What models would be asked, before anything is. */
export interface ModelsForecast extends CallsForecast {
  configurations: number;
  questions: number;
  /** Calls that would be answered from replies kept earlier. */
  kept: number;
  /** Texts of embedders and rerankers of which the numbers are kept from earlier. */
  keptTexts: number;
  /** Where the forecast rests on something else than what will be sent, a sentence each. */
  notices: string[];
}

/** What models would be asked, with a way to tell what any part of it takes. */
export interface PlannedModels {
  plan: WorkPlan;
  /** What one planned call can cost at the most, in US dollars; undefined where nobody knows. */
  mostUsd(call: PlannedCall): number | undefined;
  /** Of so much of the plan. */
  forecast(calls: readonly PlannedCall[]): ModelsForecast;
}

/** Nothing is sent: everything that needs no model is prepared on this machine, and what models would be asked then is counted. */
export async function forecastModels(
  workspace: Workspace,
  config: LoadedConfig,
  configurations: readonly Configuration[],
  signal: AbortSignal,
): Promise<ModelsForecast> {
  const largest = Math.max(...configurations.map(({ pipeline }) => pipeline.parse.maxMegabytes));
  const inputs = await readInputs(config, signal, { maxMegabytes: largest });
  const pipelines = configurations.map(({ pipeline }) => pipeline);
  const { plan, forecast } = await planModels(workspace, config, pipelines, inputs, signal);
  return forecast(everythingIn(plan));
}

export function everythingIn({ passages, retrieval, answers }: WorkPlan): PlannedCall[] {
  return [...passages, ...retrieval, ...answers];
}

export async function planModels(
  workspace: Workspace,
  config: LoadedConfig,
  pipelines: readonly Pipeline[],
  inputs: ExperimentInputs,
  signal: AbortSignal,
): Promise<PlannedModels> {
  const models = await openModelAccess(workspace, config, pipelines, { forecasting: true });
  const plan = await planWork(pipelines, { folder: config.folder, workspace, models, inputs, signal });
  const forecaster = await callForecaster(workspace, models);
  return {
    plan,
    mostUsd: (call) => forecaster.forecast([call]).money?.upperUsd,
    forecast(calls) {
      const forecast = forecaster.forecast(calls);
      return {
        ...forecast,
        configurations: pipelines.length,
        questions: inputs.questions.length,
        kept: plan.kept.calls,
        keptTexts: plan.kept.texts,
        notices: [...noticesOf(pipelines.filter(asksModels), forecast), ...forecaster.assumptions(forecast)],
      };
    },
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
