import { randomBytes } from "node:crypto";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { RunEvent } from "../../contracts/run-event.ts";
import type { Run } from "../../contracts/run.ts";
import { runPipeline } from "../../core/pipeline/run-pipeline.ts";
import { environmentOf } from "../environment.ts";
import { eventChannel } from "../../contracts/event-channel.ts";
import { type ExperimentInputs, readInputs } from "../experiment-inputs.ts";
import { keepWithinCap } from "./clean-store.ts";
import { keepQuestionFile } from "./question-file.ts";
import type { ModelAccess } from "../models/model-access.ts";
import { idleModelNotices } from "../models/models-asked.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import { requirePrompts } from "../prompts/require-prompts.ts";
import type { Workspace } from "../workspace.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { keepDatasetVersion } from "../dataset-versions.ts";

export interface Configuration {
  /** What tells it from its siblings, such as "chunk.size=300". */
  label: string;
  pipeline: Pipeline;
}

export interface RunExperimentOptions {
  signal: AbortSignal;
  /** Configurations worked on at the same time. */
  jobs?: number;
  /** What models may cost all of them together, in US dollars; not limited where absent. */
  budgetUsd?: number | undefined;
  /** How long each call waits for a provider that was there and is gone; a minute where absent. */
  patienceSeconds?: number | undefined;
}

// While one waits for the disk, another computes.
const defaultJobs = 4;

/**
 * Runs every configuration over the experiment's sources and questions and yields what happens.
 * A configuration that fails is saved as failed, the others go on; the error of the first failure ends the stream.
 */
export async function* runExperiment(
  workspace: Workspace,
  config: LoadedConfig,
  configurations: readonly Configuration[],
  { signal, jobs = defaultJobs, budgetUsd, patienceSeconds }: RunExperimentOptions,
): AsyncGenerator<RunEvent> {
  const pipelines = configurations.map(({ pipeline }) => pipeline);
  await requirePrompts(pipelines, config.folder);
  const read = await readInputs(config, signal, { maxMegabytes: largestFile(configurations) });
  if (read.questions.length === 0) throw noQuestions(config, read.notices);
  const environment = await environmentOf(config.folder);
  const channel = eventChannel<RunEvent>();
  // Whoever stops listening stops the work.
  const unheard = new AbortController();
  const stop = AbortSignal.any([signal, unheard.signal]);
  const failures: unknown[] = [];
  const waiting = [...configurations];
  const models = await openModelAccess(
    workspace,
    config,
    configurations.map(({ pipeline }) => pipeline),
    { budgetUsd, patienceSeconds },
  );

  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await runOne(workspace, config, next, { ...read, models }, environment, channel.push, stop);
      } catch (thrown) {
        failures.push(thrown);
        if (stop.aborted) return;
      }
    }
  };
  const working = Promise.all(Array.from({ length: Math.min(jobs, configurations.length) }, worker)).then(
    () => {
      channel.push({ type: "models", spent: models.spent() });
      if (failures.length > 0) channel.fail(failures[0]);
      else channel.end();
    },
    (thrown: unknown) => channel.fail(thrown),
  );
  let executed = false;
  try {
    for await (const event of channel) {
      if (event.type === "stage-end" && !event.stageRun.cached) executed = true;
      yield event;
    }
  } finally {
    unheard.abort();
    await working;
  }
  await keepQuestionFile(workspace, config);
  if (executed) await keepWithinCap(workspace, config.config.cache.maxGigabytes * 1e9);
}

async function runOne(
  workspace: Workspace,
  config: LoadedConfig,
  { label, pipeline }: Configuration,
  { reader, sources, leftOut, questions, notices, models }: ExperimentInputs & { models: ModelAccess },
  environment: Record<string, string>,
  emit: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const run: Run = {
    id: newRunId(),
    experiment: config.experiment,
    label,
    status: "running",
    pipeline,
    dataset: null,
    questions: null,
    sources: Object.fromEntries(sources.map(({ name, digest }) => [name, digest])),
    startedAt: workspace.clock.now(),
    finishedAt: null,
    environment,
    stages: [],
    metrics: {},
    leftOut: [...leftOut],
    error: null,
  };
  emit({ type: "run-start", runId: run.id, label });
  await workspace.runs.save(run);
  let parts: Awaited<ReturnType<typeof makeParts>> | undefined;
  let saved = Promise.resolve();
  try {
    parts = await makeParts(workspace, pipeline, {
      folder: config.folder,
      reader,
      models,
      run: run.id,
      signal,
    });
    const result = await runPipeline({ pipeline, sources, leftOut, questions }, parts, {
      signal,
      onStageStart: (stage) => emit({ type: "stage-start", runId: run.id, stage }),
      onStageProgress: (stage, done, total, unit) =>
        emit({ type: "stage-progress", runId: run.id, stage, done, total, unit }),
      onStageEnd(ended) {
        // What was set aside before the pipeline began is told where questions are checked.
        const more = { prepare: notices, answer: idleModelNotices(pipeline) };
        const told = [...ended.notices, ...(more[ended.stage as keyof typeof more] ?? [])];
        const stageRun = { ...ended, notices: told };
        run.stages.push(stageRun);
        // Cleaning in another process keeps what a running run has named so far.
        if (!stageRun.cached) saved = saved.then(() => workspace.runs.save({ ...run }));
        emit({ type: "stage-end", runId: run.id, stageRun });
      },
    });
    await keepDatasetVersion(workspace, result.dataset);
    Object.assign(run, {
      status: "finished",
      dataset: result.dataset.digest,
      questions: result.questions,
      leftOut: result.leftOut,
      metrics: result.evaluation.summaries,
      finishedAt: workspace.clock.now(),
    } satisfies Partial<Run>);
  } catch (thrown) {
    run.status = thrown instanceof AppError && thrown.code === "aborted" ? "stopped" : "failed";
    run.error = messageOf(thrown);
    run.finishedAt = workspace.clock.now();
    throw thrown;
  } finally {
    await parts?.close();
    await saved.catch(() => {});
    await workspace.runs.save(run);
    emit({ type: "run-end", run });
  }
}

/** Sorts by time when sorted as text is not needed: runs carry their start. Short enough to type its beginning. */
function newRunId(): string {
  return `run-${randomBytes(5).toString("hex")}`;
}

/** Each configuration's own limit is held when its files are parsed; listing must not be stricter than the most generous. */
function largestFile(configurations: readonly Configuration[]): number {
  return Math.max(...configurations.map(({ pipeline }) => pipeline.parse.maxMegabytes));
}

function noQuestions(config: LoadedConfig, notices: readonly string[]): AppError {
  if (notices.length > 0) {
    return new AppError("questions.missing", {
      message: `${config.folder} has drafts of questions only, and drafts are in no run.`,
      hint: "Read them in the questions file, then accept with soundings questions accept ID… or accept --all.",
    });
  }
  return new AppError("questions.missing", {
    message: `${config.folder} has no questions, so there is nothing to measure.`,
    hint:
      `Ask with: soundings ask ${config.folder} "your question". To measure, let soundings questions draft propose some, or write questions.jsonl there, one line each: ` +
      `{"id":"1","question":"…","gold":[{"source":"file.md","quote":"words that hold the answer"}]}`,
  });
}
