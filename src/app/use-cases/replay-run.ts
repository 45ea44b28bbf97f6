import type { Run, StageName, StageRun } from "../../contracts/run.ts";
import { runPipeline } from "../../core/pipeline/run-pipeline.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { eventChannel } from "../../contracts/event-channel.ts";
import { readInputs } from "../experiment-inputs.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import { packageVersion } from "../package-version.ts";
import type { Workspace } from "../workspace.ts";

export interface ReplayDifference {
  stage: StageName;
  /** What differs, in a sentence. */
  what: string;
}

export interface Replay {
  run: Run;
  identical: boolean;
  /** Sources that are not what they were: added, removed or changed since. */
  sourcesChanged: string[];
  /** Set where the run was made by another version of Soundings. */
  version: { before: string; now: string } | null;
  differences: ReplayDifference[];
  stages: StageRun[];
}

export type ReplayEvent =
  | { type: "stage-start"; stage: StageName }
  | { type: "stage-progress"; stage: StageName; done: number; total: number; unit: string }
  | { type: "stage-end"; stageRun: StageRun }
  | { type: "replay-end"; replay: Replay };

/** Runs every stage of a past run again, using no stored result and storing none, and compares digests. */
export async function* replayRun(
  workspace: Workspace,
  config: LoadedConfig,
  run: Run,
  signal: AbortSignal,
): AsyncGenerator<ReplayEvent> {
  const channel = eventChannel<ReplayEvent>();
  void again(workspace, config, run, signal, channel.push).then(channel.end, channel.fail);
  yield* channel;
}

async function again(
  workspace: Workspace,
  config: LoadedConfig,
  run: Run,
  signal: AbortSignal,
  emit: (event: ReplayEvent) => void,
): Promise<void> {
  // The run's own limits on files, not those that the configuration has now.
  const inputs = await readInputs(config, signal, {
    maxMegabytes: run.pipeline.parse.maxMegabytes,
  });
  const stages: StageRun[] = [];
  const parts = await makeParts(workspace, run.pipeline, {
    folder: config.folder,
    reader: inputs.reader,
    models: await openModelAccess(workspace, config, [run.pipeline]),
    signal,
  });
  try {
    await runPipeline({ ...inputs, pipeline: run.pipeline }, parts, {
      signal,
      fresh: true,
      onStageStart: (stage) => emit({ type: "stage-start", stage }),
      onStageProgress: (stage, done, total, unit) =>
        emit({ type: "stage-progress", stage, done, total, unit }),
      onStageEnd(stageRun) {
        stages.push(stageRun);
        emit({ type: "stage-end", stageRun });
      },
    });
  } finally {
    await parts.close();
  }
  const now = Object.fromEntries(inputs.sources.map(({ name, digest }) => [name, digest]));
  const names = [...new Set([...Object.keys(run.sources), ...Object.keys(now)])].sort();
  const differences = stages.flatMap((stage) =>
    differencesOf(
      run.stages.find((one) => one.stage === stage.stage),
      stage,
    ),
  );
  const before = run.environment["soundings"] ?? "unknown";
  emit({
    type: "replay-end",
    replay: {
      run,
      identical: differences.length === 0,
      sourcesChanged: names.filter((name) => run.sources[name] !== now[name]),
      version: before === packageVersion() ? null : { before, now: packageVersion() },
      differences,
      stages,
    },
  });
}

function differencesOf(before: StageRun | undefined, after: StageRun): ReplayDifference[] {
  if (before === undefined) return [{ stage: after.stage, what: "did not run then" }];
  const reasons: string[] = [];
  if (before.version !== after.version)
    reasons.push(`its version was ${before.version} and is ${after.version}`);
  const changed = Object.keys(after.outputs).filter((name) => before.outputs[name] !== after.outputs[name]);
  if (changed.length > 0) {
    const part = before.stage === "answer" ? "the agent's limit of seconds" : "an approximate index";
    const marked = before.reproducible && after.reproducible ? "" : ` (${part} took part: not reproducible)`;
    reasons.push(`other ${changed.join(", ")}${marked}`);
  }
  return reasons.map((what) => ({ stage: after.stage, what }));
}
