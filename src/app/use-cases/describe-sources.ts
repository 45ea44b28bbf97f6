import { AppError } from "../../contracts/app-error.ts";
import type { StageName, StageRun } from "../../contracts/run.ts";
import type { LeftOut } from "../../contracts/source.ts";
import type { DescribedDataset } from "../../core/dataset/describe-dataset.ts";
import { describeSources as describe } from "../../core/pipeline/run-pipeline.ts";
import type { QuestionSetStatistics } from "../../core/questions/question-set-statistics.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { keepDatasetVersion, type NumberedDataset } from "../dataset-versions.ts";
import { eventChannel } from "../../contracts/event-channel.ts";
import { readInputs, type ReadInputsOptions } from "../experiment-inputs.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import type { Workspace } from "../workspace.ts";
import { countQuestionSet } from "./count-question-set.ts";

export interface DescribedSources extends DescribedDataset {
  version: NumberedDataset;
  /** Null where there is no questions file; a sentence where it has a fault. */
  questions: QuestionSetStatistics | { fault: string } | null;
  leftOut: LeftOut[];
  /** What else is worth knowing, a sentence each, such as pages that could not be refreshed. */
  remarks: string[];
}

export type SourcesEvent =
  | { type: "stage-start"; stage: StageName }
  | { type: "stage-progress"; stage: StageName; done: number; total: number; unit: string }
  | { type: "stage-end"; stageRun: StageRun }
  | { type: "sources-end"; described: DescribedSources };

/** Reads what changed in the folder and says what its sources hold, and what was lost on the way to chunks. */
export async function* describeSources(
  workspace: Workspace,
  config: LoadedConfig,
  signal: AbortSignal,
  options: Pick<ReadInputsOptions, "refresh"> = {},
): AsyncGenerator<SourcesEvent> {
  const channel = eventChannel<SourcesEvent>();
  void describeFolder(workspace, config, signal, options, channel.push).then(channel.end, channel.fail);
  yield* channel;
}

async function describeFolder(
  workspace: Workspace,
  config: LoadedConfig,
  signal: AbortSignal,
  options: Pick<ReadInputsOptions, "refresh">,
  emit: (event: SourcesEvent) => void,
): Promise<void> {
  const { pipeline } = config;
  const inputs = await readInputs({ ...config, questionsFile: null }, signal, options);
  const parts = await makeParts(workspace, pipeline, {
    folder: config.folder,
    reader: inputs.reader,
    models: await openModelAccess(workspace, config, [pipeline]),
    needs: { embedder: false, answerer: false },
    signal,
  });
  try {
    const sources = await describe({ ...inputs, pipeline }, parts, {
      signal,
      onStageStart: (stage) => emit({ type: "stage-start", stage }),
      onStageProgress: (stage, done, total, unit) =>
        emit({ type: "stage-progress", stage, done, total, unit }),
      onStageEnd: (stageRun) => emit({ type: "stage-end", stageRun }),
    });
    const described = await sources.described.load();
    const leftOut = sources.everyLeftOut;
    const version = await keepDatasetVersion(workspace, sources.dataset, { present: true });
    const questions = await countQuestions(workspace, config, signal);
    emit({
      type: "sources-end",
      described: { ...described, version, questions, leftOut, remarks: inputs.notices },
    });
  } finally {
    await parts.close();
  }
}

async function countQuestions(
  workspace: Workspace,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<DescribedSources["questions"]> {
  if (config.questionsFile === null) return null;
  try {
    return await countQuestionSet(workspace, config, signal);
  } catch (error) {
    // The sources can be told of all the same; what is wrong with the questions is said beside them.
    if (error instanceof AppError && error.code.startsWith("questions.")) return { fault: error.message };
    throw error;
  }
}
