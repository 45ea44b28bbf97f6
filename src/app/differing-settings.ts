import type { Json } from "../contracts/json.ts";
import type { Run } from "../contracts/run.ts";
import { canonicalJson } from "../core/pipeline/stage-key.ts";

/** A setting in which two runs differ, by its dotted path. */
export interface DifferingSetting {
  path: string;
  first: Json;
  second: Json;
}

interface Configured {
  pipeline: Run["pipeline"] | Record<string, Json>;
}

export function differingSettings(first: Configured, second: Configured): DifferingSetting[] {
  const a = settingsOf(first);
  const b = settingsOf(second);
  return differingPaths(a, b).map((path) => ({
    path,
    first: a.get(path) ?? null,
    second: b.get(path) ?? null,
  }));
}

/** The settings in which any of several runs differs from the first. */
export interface VaryingSettings {
  /** Dotted, in the order in which they stand in the runs. */
  paths: string[];
  /** Of one of the runs; null where it has no such setting. */
  valueIn(run: Configured, path: string): Json;
}

export function varyingSettings(runs: readonly Configured[]): VaryingSettings {
  const [reference, ...others] = runs;
  const known = new Map(runs.map((run) => [run, settingsOf(run)]));
  const first = reference === undefined ? new Map<string, Json>() : known.get(reference)!;
  const differing = new Set(others.flatMap((run) => differingPaths(first, known.get(run)!)));
  const paths = new Set([...known.values()].flatMap((settings) => [...settings.keys()]));
  return {
    paths: [...paths].filter((path) => differing.has(path)),
    valueIn: (run, path) => known.get(run)!.get(path) ?? null,
  };
}

/** Settings in which runs differ, a value a run; null where a run has no such setting. */
export function settingsOfRuns(runs: readonly Configured[]): { path: string; values: Json[] }[] {
  const { paths, valueIn } = varyingSettings(runs);
  return paths.toSorted().map((path) => ({ path, values: runs.map((run) => valueIn(run, path)) }));
}

type Settings = ReadonlyMap<string, Json>;

function differingPaths(a: Settings, b: Settings): string[] {
  const paths: string[] = [];
  for (const [path, value] of a) if (!isSame(value, b.get(path))) paths.push(path);
  for (const [path, value] of b) if (!a.has(path) && !isSame(value, null)) paths.push(path);
  return paths;
}

/** A setting that is not there is one that is null. */
function isSame(a: Json, b: Json = null): boolean {
  if (a === b) return true;
  return typeof a === "object" && typeof b === "object" && canonicalJson(a) === canonicalJson(b);
}

function settingsOf({ pipeline }: Configured): Settings {
  const settings = new Map<string, Json>();
  collect(pipeline as unknown as Json, "", settings);
  return settings;
}

function collect(value: Json, path: string, into: Map<string, Json>): void {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    into.set(path, value);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) collect(member, path === "" ? key : `${path}.${key}`, into);
  }
}
