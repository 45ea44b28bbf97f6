import path from "node:path";
import type * as z from "zod";
import { AppError } from "../contracts/app-error.ts";
import { Pipeline, type PipelineSettings } from "../contracts/pipeline.ts";
import type { RunEvent } from "../contracts/run-event.ts";
import type { Run } from "../contracts/run.ts";
import { loadConfig } from "./config/load-config.ts";
import { configurations } from "./config/vary.ts";
import { silenceDependencies } from "./silence-dependencies.ts";
import { ask, type AskedAnswer } from "./use-cases/ask.ts";
import { type Configuration, runExperiment } from "./use-cases/run-experiment.ts";
import { openWorkspace } from "./workspace.ts";

/** Settings in the shape of soundings.yaml's `pipeline`; what is left out keeps the folder's own. */
export type PipelineChanges = z.input<typeof Pipeline>;

export interface CallOptions {
  signal?: AbortSignal;
  onEvent?(event: RunEvent): void;
  /** What models may cost for all of it, in US dollars: it stops before that is exceeded. */
  budgetUsd?: number;
}

/** A folder of sources, opened: what the command line does, for programs. */
export interface Folder {
  run(changes?: PipelineChanges, options?: CallOptions): Promise<Run>;
  /** Every combination of the values, by dotted setting path. Without an argument, the config's own `vary`. */
  sweep(vary?: Record<string, readonly unknown[]>, options?: CallOptions): Promise<Run[]>;
  ask(
    question: string,
    changes?: PipelineChanges,
    options?: Pick<CallOptions, "signal" | "budgetUsd">,
  ): Promise<AskedAnswer>;
  runs(): Promise<Run[]>;
  close(): Promise<void>;
}

export async function openFolder(folder: string): Promise<Folder> {
  silenceDependencies();
  const loaded = await loadConfig({ folder: path.resolve(folder) });
  const workspace = await openWorkspace(loaded.stateFolder);

  async function runAll(chosen: readonly Configuration[], options: CallOptions): Promise<Run[]> {
    const runs: Run[] = [];
    const signal = options.signal ?? new AbortController().signal;
    for await (const event of runExperiment(workspace, loaded, chosen, {
      signal,
      budgetUsd: options.budgetUsd,
    })) {
      options.onEvent?.(event);
      if (event.type === "run-end") runs.push(event.run);
    }
    return runs;
  }

  return {
    async run(changes = {}, options = {}) {
      const [run] = await runAll(
        [{ label: "default", pipeline: changed(loaded.config.pipeline, changes) }],
        options,
      );
      if (run === undefined) throw new Error("A run ended without a result.");
      return run;
    },
    sweep(vary, options = {}) {
      const config =
        vary === undefined ? loaded.config : { ...loaded.config, vary: vary as typeof loaded.config.vary };
      return runAll(configurations(config), options);
    },
    async ask(question, changes = {}, options = {}) {
      const signal = options.signal ?? new AbortController().signal;
      const pipeline = changed(loaded.config.pipeline, changes);
      for await (const event of ask(workspace, loaded, pipeline, question, {
        signal,
        budgetUsd: options.budgetUsd,
      })) {
        if (event.type === "answer-end") return event.asked;
      }
      throw new Error("A question ended without an answer.");
    },
    runs: () => workspace.runs.list(),
    close: () => workspace.close(),
  };
}

/** Changes replace settings one by one, stage by stage. Throws AppError "pipeline.invalid". */
function changed(pipeline: PipelineSettings, changes: PipelineChanges): Pipeline {
  const merged = Object.fromEntries(
    Object.entries(pipeline).map(([stage, settings]) => [
      stage,
      { ...settings, ...(changes as Record<string, object | undefined>)[stage] },
    ]),
  );
  const unknown = Object.keys(changes).find((stage) => !(stage in pipeline));
  const parsed = Pipeline.safeParse(unknown === undefined ? merged : { ...merged, [unknown]: {} });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError("pipeline.invalid", {
    message: `The setting ${issue?.path.join(".")} is wrong: ${issue?.message}.`,
    hint: "schema/soundings.schema.json describes every setting.",
  });
}
