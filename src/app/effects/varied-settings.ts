import type { Json } from "../../contracts/json.ts";
import type { Run } from "../../contracts/run.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { varyingSettings } from "../differing-settings.ts";

/** A setting in which runs differ, with those that always change together with it. */
export interface VariedSetting {
  path: string;
  together: string[];
  /** Distinct ones, in the order of the runs. */
  values: Json[];
  /** Of each run, the place of its value. */
  levelOf: number[];
}

/** Settings by which runs fall apart in the same way cannot be told from each other by them: they are one. */
export function variedSettings(runs: readonly Pick<Run, "pipeline">[]): VariedSetting[] {
  const { paths, valueIn } = varyingSettings(runs);
  const byPartition = new Map<string, VariedSetting>();
  for (const path of paths.toSorted(nearerFirst)) {
    const { values, levelOf } = levels(runs.map((run) => valueIn(run, path)));
    const partition = levelOf.join(",");
    const known = byPartition.get(partition);
    if (known === undefined) byPartition.set(partition, { path, together: [], values, levelOf });
    else known.together.push(path);
  }
  return [...byPartition.values()];
}

/** `chunk.size` before `chunk.semantic.smallest`, which follows from it. */
function nearerFirst(a: string, b: string): number {
  return a.split(".").length - b.split(".").length || (a < b ? -1 : 1);
}

function levels(all: readonly Json[]): Pick<VariedSetting, "values" | "levelOf"> {
  const places = new Map<string, number>();
  const values: Json[] = [];
  const levelOf = all.map((value) => {
    const content = canonicalJson(value);
    const known = places.get(content);
    if (known !== undefined) return known;
    places.set(content, values.length);
    return values.push(value) - 1;
  });
  return { values, levelOf };
}
