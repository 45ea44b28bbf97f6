import { forecastSearch, type SearchForecast } from "../../core/search/forecast-search.ts";
import type { SearchStrategy } from "../../contracts/search.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { evaluationsWithin, type MeasuredRate, measureRate } from "../search/measure-rate.ts";
import { openSearch, type SearchRequest } from "../search/open-search.ts";
import { indexOf } from "../search/search-space-of.ts";
import type { Workspace } from "../workspace.ts";

export interface SweepForecast {
  configurations: number;
  /** Different settings up to the index: no more indexes than these are built. */
  indexes: number;
  questions: number;
  /** One is one question through one configuration. A plain sweep takes exactly so many, a search at most. */
  evaluations: number;
  rate: MeasuredRate;
  /** For all of it; less where results are known already. */
  seconds: number;
  /** Null for a plain sweep. */
  search: (SearchForecast & { strategy: SearchStrategy; metric: string }) | null;
}

/**
 * What a sweep or a search would take, before it is begun. A few configurations are run on a few questions to tell the time;
 * these results are kept, so they are not spent twice.
 */
export async function forecastSweep(
  workspace: Workspace,
  config: LoadedConfig,
  { search: searching, ...request }: SearchRequest & { search: boolean },
  signal: AbortSignal,
): Promise<SweepForecast> {
  const opened = await openSearch(workspace, config, request, signal);
  try {
    const { space, questions, inputs, strategy, seed, baseline, metric, budget } = opened;
    const rate = await measureRate(opened, signal);
    const indexes = new Set(opened.configurations.map(({ pipeline }) => indexOf(pipeline))).size;
    const secondsFor = (evaluations: number) =>
      indexes * rate.secondsPerIndex + evaluations * rate.secondsPerQuestion;
    const common = { configurations: opened.configurations.length, indexes, rate };
    if (!searching) {
      const evaluations = opened.configurations.length * inputs.questions.length;
      const seconds = secondsFor(evaluations);
      return { ...common, questions: inputs.questions.length, evaluations, seconds, search: null };
    }
    const evaluations =
      "questions" in budget ? budget.questions : evaluationsWithin(budget.minutes, indexes, rate);
    const options = {
      strategy,
      budget: evaluations,
      seed,
      baseline: baseline.label,
      needsAnswers: metric.needsAnswers,
    };
    const forecast = forecastSearch(space, questions, options);
    return {
      ...common,
      questions: questions.length,
      evaluations: forecast.evaluations,
      seconds: secondsFor(forecast.evaluations),
      search: { ...forecast, strategy, metric: metric.id },
    };
  } finally {
    await opened.pool.close();
  }
}
