import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import { methodBeside, type PipelineSettings } from "../../contracts/pipeline.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { settingAt } from "./set-path.ts";

/** For a varied setting the values that other settings must have for it to vary. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly Json[]>>>>;

/** Throws AppError "config.invalid" for a condition on what does not vary, and for conditions in a circle. */
export function refuseImpossibleConditions(conditions: Conditions, varied: readonly string[]): void {
  for (const path of Object.keys(conditions)) {
    if (!varied.includes(path)) {
      throw new AppError("config.invalid", {
        message: `search.when: ${path} is not varied, so no condition can hold it back.`,
        hint: `Give values for ${path} under vary:, or remove its condition.`,
      });
    }
    const circle = circleFrom(path, conditions, []);
    if (circle !== undefined) {
      throw new AppError("config.invalid", {
        message: `search.when: the conditions run in a circle: ${circle.join(", which needs ")}.`,
        hint: "Remove one of these conditions.",
      });
    }
  }
}

function circleFrom(path: string, conditions: Conditions, seen: readonly string[]): string[] | undefined {
  if (seen.includes(path)) return [...seen.slice(seen.indexOf(path)), path];
  for (const needed of Object.keys(conditions[path] ?? {})) {
    const circle = circleFrom(needed, conditions, [...seen, path]);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** The combination without settings whose conditions do not hold: these keep the value that the base pipeline has. */
export function withConditions(
  row: Readonly<Record<string, Json>>,
  conditions: Conditions,
  base: PipelineSettings,
): Record<string, Json> {
  const varies = (path: string): boolean =>
    Object.entries(conditions[path] ?? {}).every(([needed, values]) => {
      const value = valueOf(needed);
      return values.some((one) => canonicalJson(one) === canonicalJson(value));
    });
  const valueOf = (path: string): Json => {
    // A setting inside one that is varied whole is looked for in there.
    const above = Object.keys(row).find((varied) => path === varied || path.startsWith(`${varied}.`));
    if (above === undefined || !varies(above)) return baseValueOf(path);
    const inner = path.split(".").slice(above.split(".").length);
    return (settingAt(row[above], inner) ?? null) as Json;
  };
  const baseValueOf = (path: string): Json => {
    const value = settingAt(base, path.split(".")) as Json | undefined;
    if (value !== undefined || path !== "retrieve.method") return value ?? null;
    return methodBeside(row["embed.embedder"] ?? base.embed.embedder);
  };
  return Object.fromEntries(Object.entries(row).filter(([path]) => varies(path)));
}
