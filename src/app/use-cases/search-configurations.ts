import { AppError, type AppErrorCode, messageOf } from "../../contracts/app-error.ts";
import type { ModelsEvent } from "../../contracts/run-event.ts";
import { pipelineStages } from "../../contracts/run.ts";
import type { Search, SearchEvent } from "../../contracts/search.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { prepareSearch } from "../../core/search/prepare-search.ts";
import { runSearch } from "../../core/search/run-search.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { environmentOf } from "../environment.ts";
import { eventChannel } from "../../contracts/event-channel.ts";
import { budgetedEvaluations } from "../search/budgeted-evaluations.ts";
import { blockEvaluator, type SearchStageEvent } from "../search/block-evaluator.ts";
import { measureRate } from "../search/measure-rate.ts";
import { searchMoney } from "../search/search-money.ts";
import { type OpenSearch, openSearch, type SearchRequest, withoutAnswers } from "../search/open-search.ts";
import type { Workspace } from "../workspace.ts";
import { keepWithinCap } from "./clean-store.ts";

/** A search's own history, the stages that its configurations run, and at the end the search as it is stored. */
export type SearchStreamEvent =
  | SearchEvent
  | SearchStageEvent
  /** As it stands when nothing is measured yet. */
  | { type: "search-open"; search: Search }
  | { type: "search-stored"; search: Search }
  | ModelsEvent;

/**
 * Searches the space under `vary:` for the best configuration and stores the search with its history. The same search has
 * the same id: one that was stopped goes on where it was, as what it measured is known, and one that ended is read again.
 */
export async function* searchConfigurations(
  workspace: Workspace,
  config: LoadedConfig,
  request: SearchRequest,
  signal: AbortSignal,
): AsyncGenerator<SearchStreamEvent> {
  const channel = eventChannel<SearchStreamEvent>();
  // Whoever stops listening stops the work.
  const unheard = new AbortController();
  const stop = AbortSignal.any([signal, unheard.signal]);
  const working = work(workspace, config, request, stop, channel.push).then(
    () => channel.end(),
    (thrown: unknown) => channel.fail(thrown),
  );
  try {
    yield* channel;
  } finally {
    unheard.abort();
    await working;
  }
  await keepWithinCap(workspace, config.config.cache.maxGigabytes * 1e9);
}

async function work(
  workspace: Workspace,
  config: LoadedConfig,
  request: SearchRequest,
  signal: AbortSignal,
  emit: (event: SearchStreamEvent) => void,
): Promise<void> {
  const opened = await openSearch(workspace, config, request, signal);
  try {
    const id = searchId(opened);
    const known = await workspace.searches.find(id);
    const budget = known?.budget ?? (await evaluationsOf(workspace, config, opened, signal, emit));
    // What cannot be searched is refused before there is anything to store.
    const { space, questions, strategy, seed, baseline } = opened;
    prepareSearch(space, questions, { strategy, budget, seed, baseline: baseline.label });
    const search: Search = {
      id,
      experiment: config.experiment,
      status: "running",
      strategy,
      metric: opened.metric.id,
      seed,
      budget,
      minutes: opened.budget.minutes ?? null,
      usd: opened.budget.usd ?? null,
      baseline: baseline.label,
      candidates: Object.fromEntries(opened.configurations.map(({ label, varied }) => [label, varied])),
      events: [],
      result: null,
      startedAt: workspace.clock.now(),
      finishedAt: null,
      environment: await environmentOf(config.folder),
      error: null,
    };
    await searchAndStore(workspace, opened, search, signal, emit);
  } catch (thrown) {
    throw thrown instanceof AppError && thrown.code === "budget.exceeded" ? withWayOn(thrown) : thrown;
  } finally {
    emit({ type: "models", spent: opened.models.spent() });
    await opened.pool.close();
  }
}

/** These end a search before its end without anything being wrong with it. */
const stopping = new Set<AppErrorCode>(["aborted", "budget.exceeded"]);

async function searchAndStore(
  workspace: Workspace,
  opened: OpenSearch,
  search: Search,
  signal: AbortSignal,
  emit: (event: SearchStreamEvent) => void,
): Promise<void> {
  const { space, questions, metric, inputs, pool, strategy, seed, jobs, baseline } = opened;
  const parts = { inputs, pool, signal, onStage: emit };
  const evaluate = blockEvaluator(opened.pipelineOf, metric.id, parts);
  const retrievalOnly = (candidate: string) => withoutAnswers(opened.pipelineOf(candidate));
  // A metric of the ranking costs no more than pruning by another would.
  const retrieve = metric.needsAnswers ? blockEvaluator(retrievalOnly, metric.retrieval, parts) : undefined;
  try {
    await workspace.searches.save(search);
    emit({ type: "search-open", search });
    const options = {
      strategy,
      budget: search.budget,
      seed,
      baseline: baseline.label,
      lowerIsBetter: metric.lowerIsBetter,
      stages: pipelineStages,
      jobs,
    };
    const tools = { evaluate, ...(retrieve === undefined ? {} : { retrieve }) };
    for await (const event of runSearch(space, questions, options, tools)) {
      search.events.push(event);
      if (event.type === "search-end") search.result = event.result;
      // Often enough that a search that is killed can be read up to its last phase.
      if (event.type === "phase-start") await workspace.searches.save(search);
      emit(event);
    }
    search.status = "finished";
  } catch (thrown) {
    search.status = thrown instanceof AppError && stopping.has(thrown.code) ? "stopped" : "failed";
    search.error = messageOf(thrown);
    throw thrown;
  } finally {
    search.finishedAt = workspace.clock.now();
    await workspace.searches.save(search);
    emit({ type: "search-stored", search });
  }
}

/** What minutes and money buy is found out; once known it stays, so that a search that goes on takes the same way. */
async function evaluationsOf(
  workspace: Workspace,
  config: LoadedConfig,
  opened: OpenSearch,
  signal: AbortSignal,
  emit: (event: SearchStreamEvent) => void,
): Promise<number> {
  return budgetedEvaluations(opened, {
    money: () => searchMoney(workspace, config, opened, signal),
    rate: () => measureRate(opened, signal, emit),
  });
}

function withWayOn({ message, cause }: AppError): AppError {
  return new AppError("budget.exceeded", {
    message,
    hint: "Give the same command again: the search goes on where it stopped, what was measured is kept, and the same budget holds for what is left.",
    cause,
  });
}

/** Decided by all that decides the way a search takes. */
function searchId({ configurations, baseline, metric, inputs, budget, strategy, seed }: OpenSearch): string {
  const content = {
    pipelines: configurations.map(({ label, pipeline }) => [label, pipeline]),
    baseline: baseline.label,
    metric: metric.id,
    sources: inputs.sources.map(({ name, digest }) => [name, digest]),
    questions: inputs.questions.map(({ entry }) => entry),
    budget,
    strategy,
    seed,
  };
  return `search-${sha256(canonicalJson(content)).slice(0, 10)}`;
}
