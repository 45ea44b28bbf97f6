import type { RunEvent } from "../contracts/run-event.ts";
import type { Run } from "../contracts/run.ts";
import type { LoadedConfig } from "./config/load-config.ts";
import { findRun } from "./run-results.ts";
import type { Workspace } from "./workspace.ts";
import { runExperiment } from "./use-cases/run-experiment.ts";

/** The run of this id; without one, the folder's own configuration is run now. Stages that were computed before are not again. */
export async function* namedOrNewRun(
  workspace: Workspace,
  config: LoadedConfig,
  id: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Run> {
  if (id !== undefined) return findRun(workspace, id);
  const configurations = [{ label: "default", pipeline: config.pipeline }];
  let finished: Run | undefined;
  for await (const event of runExperiment(workspace, config, configurations, { signal })) {
    if (event.type === "run-end") finished = event.run;
    yield event;
  }
  if (finished === undefined) throw new Error("A run ended without a result.");
  return finished;
}
