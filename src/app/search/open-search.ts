import { AppError } from "../../contracts/app-error.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { SearchStrategy } from "../../contracts/search.ts";
import type { SearchQuestion } from "../../core/search/search-question.ts";
import type { SearchSpace } from "../../core/search/search-space.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { baselineOf, configurations, type VariedConfiguration } from "../config/vary.ts";
import { type ExperimentInputs, readInputs } from "../experiment-inputs.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import { checkQuestions } from "../../core/questions/check-questions.ts";
import { readQuestionSources } from "../use-cases/question-sources.ts";
import type { Workspace } from "../workspace.ts";
import { type PartsPool, partsPool } from "./parts-pool.ts";
import { type SearchMetric, searchMetric } from "./search-metric.ts";
import { searchQuestionsOf } from "./search-questions.ts";
import { searchSpaceOf } from "./search-space-of.ts";

export type SearchBudget = { questions: number } | { minutes: number };

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
): Promise<OpenSearch> {
  const settings = config.config.search;
  const all = configurations(config.config);
  const baseline = baselineOf(config.config, all)!;
  const largest = Math.max(...all.map(({ pipeline }) => pipeline.parse.maxMegabytes));
  const inputs = await readInputs(config, signal, { maxMegabytes: largest });
  if (inputs.questions.length === 0) throw noQuestions(config);
  const { known } = await readQuestionSources(workspace, config, signal);
  const checked = checkQuestions(inputs.questions, known);
  const models = await openModelAccess(workspace, config);
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
      budget: request.budget ??
        givenBudget(settings.budget) ?? { questions: defaultBudgetConfigurations * applicable.length },
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

function givenBudget(budget: LoadedConfig["config"]["search"]["budget"]): SearchBudget | undefined {
  if (budget?.questions !== undefined) return { questions: budget.questions };
  return budget?.minutes === undefined ? undefined : { minutes: budget.minutes };
}

function noQuestions(config: LoadedConfig): AppError {
  return new AppError("questions.missing", {
    message: `${config.folder} has no questions, so there is nothing to search by.`,
    hint: "soundings questions draft proposes some from the sources; docs/questions.md says how to write them.",
  });
}
