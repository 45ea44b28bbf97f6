import type { Json } from "@contracts/json.ts";

export interface VaryRow {
  /** Dotted, such as "chunk.size". */
  setting: string;
  values:
    | { type: "list"; list: readonly Json[] }
    | { type: "range"; range: { readonly [name: string]: Json } }
    | { type: "other" };
  /** The value of the configuration that others are compared with; undefined where nothing is said. */
  baseline: Json | undefined;
}

/** What the text lets vary, a row for each setting, in its order. */
export function varyRows(values: { readonly [name: string]: Json }): VaryRow[] {
  const vary = values["vary"];
  const baseline = values["baseline"];
  if (!isRecord(vary)) return [];
  return Object.entries(vary).map(([setting, given]) => ({
    setting,
    values: Array.isArray(given)
      ? { type: "list", list: given }
      : isRecord(given)
        ? { type: "range", range: given }
        : { type: "other" },
    baseline: isRecord(baseline) ? baseline[setting] : undefined,
  }));
}

/** Values on both sides of what a setting is now: something to begin with. */
export function firstValues(current: Json | undefined, choices: readonly string[] | null): Json[] {
  if (choices !== null) return choices.slice(0, 2);
  if (typeof current === "boolean") return [false, true];
  if (typeof current !== "number") return current === undefined || current === null ? [] : [current];
  if (Number.isInteger(current) && current > 1) return [Math.max(1, Math.round(current / 2)), current];
  return [current, Number((current + 0.1).toFixed(4))];
}

function isRecord(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
