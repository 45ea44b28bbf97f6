import type { Json } from "../contracts/json.ts";
import type { Run } from "../contracts/run.ts";
import { canonicalJson } from "../core/pipeline/stage-key.ts";

/** A setting in which two runs differ, by its dotted path. */
export interface DifferingSetting {
  path: string;
  first: Json;
  second: Json;
}

export function differingSettings(
  first: { pipeline: Run["pipeline"] | Record<string, Json> },
  second: { pipeline: Run["pipeline"] | Record<string, Json> },
): DifferingSetting[] {
  const a = leaves(first.pipeline as unknown as Json);
  const b = leaves(second.pipeline as unknown as Json);
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => canonicalJson(a.get(path) ?? null) !== canonicalJson(b.get(path) ?? null))
    .map((path) => ({ path, first: a.get(path) ?? null, second: b.get(path) ?? null }));
}

function leaves(value: Json, path = ""): Map<string, Json> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [...leaves(member, path === "" ? key : `${path}.${key}`)],
    ),
  );
}
