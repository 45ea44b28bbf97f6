import type { Json } from "@contracts/json.ts";
import { readConfigText, valueAt } from "./config-text.ts";
import { removeValue, setValue } from "./edit-config-text.ts";

/**
 * The folder's text with the settings of a run in place of its own, and nothing that varies: one configuration to begin from.
 * @param own the folder's settings with every default, as far as they could be read
 */
export function textFromRun(text: string, pipeline: Json, own: Json | null): string {
  const bare = ["vary", "baseline"].reduce((before, name) => removeValue(before, [name]), text);
  const written = readConfigText(bare).values;
  const wanted = leaves(pipeline).filter(
    ([path, value]) =>
      JSON.stringify(value) !==
      JSON.stringify(valueAt(own ?? {}, path) ?? valueAt(written["pipeline"] ?? {}, path)),
  );
  return wanted.reduce((before, [path, value]) => setValue(before, ["pipeline", ...path], value), bare);
}

function leaves(value: Json, path: string[] = []): [string[], Json][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]));
}

/** What goes on with a run: its settings under its own experiment and label, whatever the folder says now. */
export function textToGoOn(
  text: string,
  run: { experiment: string; label: string; pipeline: Json },
  own: Json | null,
): string {
  const named = setValue(textFromRun(text, run.pipeline, own), ["experiment"], run.experiment);
  return variedIn(run.label, run.pipeline).reduce(
    (before, [setting, value]) => setValue(before, ["vary", setting], [value]),
    named,
  );
}

/** Settings that a label names, such as "chunk.size=300 retrieve.method=hybrid", with the run's own values. */
function variedIn(label: string, pipeline: Json): [string, Json][] {
  return [...label.matchAll(/(?:^| )([a-zA-Z]\w*(?:\.\w+)+)=/g)].flatMap(([, setting = ""]) => {
    const value = valueAt(pipeline, setting.split("."));
    return value === undefined ? [] : [[setting, value] as [string, Json]];
  });
}
