import { AppError } from "../../contracts/app-error.ts";
import { usdText } from "../../contracts/usd-text.ts";
import type { PlannedCall } from "../../core/models/forecast-calls.ts";
import { unknownPrice } from "../../core/models/unknown-price.ts";
import { pruningCost } from "../../core/search/prune.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type ModelsForecast, type PlannedModels, planModels } from "../use-cases/forecast-models.ts";
import type { Workspace } from "../workspace.ts";
import type { OpenSearch } from "./open-search.ts";

/** What models would be asked in the course of a search, before anything is. */
export interface SearchMoney {
  /** Question evaluations that so many dollars buy, at the most that each can cost on average; infinitely many where they cost nothing. */
  affordable(usd: number): number;
  /** What so many can cost, on average at the most. */
  usdFor(evaluations: number): number;
  /** No more than this, of whatever so many question evaluations are made. */
  share(evaluations: number): ModelsForecast;
}

export async function searchMoney(
  workspace: Workspace,
  config: LoadedConfig,
  search: OpenSearch,
  signal: AbortSignal,
): Promise<SearchMoney> {
  const { inputs, questions, configurations, pipelineOf } = search;
  const asked = new Set(questions.map(({ id }) => id));
  const ofSearch = { ...inputs, questions: inputs.questions.filter(({ entry }) => asked.has(entry.id)) };
  const pipelines = configurations.map(({ label }) => pipelineOf(label));
  const planned = await planModels(workspace, config, pipelines, ofSearch, signal);
  const { passages, retrieval, answers } = planned.plan;
  const exhaustive = configurations.length * questions.length;
  // Pruning finds passages for every question by every configuration, whatever is evaluated then.
  const before = [...passages, ...(isPruned(search) ? retrieval : [])];
  const each = [...(isPruned(search) ? [] : retrieval), ...answers];
  const prices = (): { first: number; perEvaluation: number } => ({
    first: mostUsd(planned, before),
    perEvaluation: mostUsd(planned, each) / exhaustive,
  });
  return {
    affordable(usd) {
      const { first, perEvaluation } = prices();
      if (usd < first) throw tooDear(usd, first);
      return perEvaluation === 0 ? Infinity : Math.max(1, Math.floor((usd - first) / perEvaluation));
    },
    usdFor(evaluations) {
      const { first, perEvaluation } = prices();
      return first + evaluations * perEvaluation;
    },
    share: (evaluations) =>
      planned.forecast([...passages, ...retrieval, ...dearest(planned, answers, evaluations)]),
  };
}

function isPruned({ space, questions, metric, strategy }: OpenSearch): boolean {
  return (
    metric.needsAnswers && strategy === "screen-race-confirm" && pruningCost(space, questions.length) > 0
  );
}

/** Throws AppError "budget.unknown-price" where a model among them has none. */
function mostUsd({ forecast }: PlannedModels, calls: readonly PlannedCall[]): number {
  const { money, unpriced } = forecast(calls);
  if (money === null) throw unknownPrice(unpriced[0] ?? "");
  return money.upperUsd;
}

/** An evaluation asks for one answer: so many of them are no dearer than the dearest. */
function dearest(
  { mostUsd: priceOf }: PlannedModels,
  answers: readonly PlannedCall[],
  count: number,
): readonly PlannedCall[] {
  if (answers.length <= count) return answers;
  const weighed = answers.map((call) => ({ call, weight: weightOf(call, priceOf(call)) }));
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count)
    .map(({ call }) => call);
}

/** Where no price is known, tokens tell which call is the largest. */
function weightOf({ inputTokens, maxOutputTokens, count = 1 }: PlannedCall, usd: number | undefined): number {
  return usd ?? count * (inputTokens.upperBound + maxOutputTokens);
}

function tooDear(usd: number, neededUsd: number): AppError {
  return new AppError("config.invalid", {
    message: `A budget of ${usdText(usd)} is too small: passages have to be embedded and ranked before any question is answered, which can cost up to ${usdText(neededUsd)}.`,
    hint: "Raise --budget, or let fewer settings vary that need vectors of their own.",
  });
}
