import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import type { Run } from "../../contracts/run.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { baselineOf, configurations } from "../config/vary.ts";
import { varyingSettings } from "../differing-settings.ts";
import { rankingMetric } from "./leaderboard.ts";

/** What an experiment's runs are ranked by, decided before anything is read. */
export interface BoardPlan {
  experiment: string;
  /** Finished ones, newest first; each configuration once. */
  runs: Run[];
  metric: string;
  /** A run's id; undefined where the first run is the baseline. */
  baseline: string | undefined;
}

export interface BoardRequest {
  experiment: string;
  metric?: string | undefined;
  /** A run's id; the one that the configuration names where absent. */
  baseline?: string | undefined;
}

/** Throws AppError "config.invalid" for a metric that none of the runs has. @param config undefined where it cannot be read */
export function planBoard(
  all: readonly Run[],
  config: LoadedConfig | undefined,
  { experiment, metric, baseline }: BoardRequest,
): BoardPlan {
  const runs = newestOfEach(all.filter((run) => run.experiment === experiment && run.status === "finished"));
  const named = baseline ?? (config === undefined ? undefined : namedBaseline(config, runs));
  return { experiment, runs, metric: rankingMetric(runs, metric), baseline: named };
}

/** Kept with the run: a folder may hold thousands. */
const contents = new WeakMap<Run, string>();

/** A configuration that ran again gave the same results, or those of newer sources: its newest run stands for it. */
function newestOfEach(runs: readonly Run[]): Run[] {
  const byContent = new Map<string, Run>();
  for (const run of runs) {
    const content = contents.get(run) ?? JSON.stringify([run.pipeline, run.questions, run.sources]);
    contents.set(run, content);
    if (!byContent.has(content)) byContent.set(content, run);
  }
  return [...byContent.values()];
}

function namedBaseline({ config }: LoadedConfig, runs: readonly Run[]): string | undefined {
  try {
    const label = baselineOf(config, configurations(config))?.label;
    return runs.find((run) => run.label === label)?.id;
  } catch (thrown) {
    // A `vary` that is being edited names none; the first run is then the baseline.
    if (thrown instanceof AppError && thrown.code === "config.invalid") return undefined;
    throw thrown;
  }
}

/** What tells a run from the others, by dotted path. */
export function ownSettings(runs: readonly Run[]): (run: Run) => Record<string, Json> {
  const { paths, valueIn } = varyingSettings(runs);
  return (run) =>
    Object.fromEntries(
      paths.map((path) => [path, valueIn(run, path)] as const).filter(([, value]) => value !== null),
    );
}
