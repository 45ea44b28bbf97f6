import { parse, stringify } from "yaml";
import type { Json } from "@contracts/json.ts";

/** What YAML reads as a number, also while it is being typed. */
export const numberPattern = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A value on one line. */
export function flowText(value: Json): string {
  if (typeof value === "string" && /[\n\r]/.test(value)) return JSON.stringify(value);
  const text = stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false });
  const line = text.trim();
  return line.includes("\n") ? JSON.stringify(value) : line;
}

export function keyText(key: string): string {
  return flowText(key);
}

/** The values of a list as a person types them, with commas: `300, 500`. */
export function listText(values: readonly Json[]): string {
  return flowText([...values])
    .slice(1, -1)
    .trim();
}

/** What is typed into such a field; null where it is no list yet. */
export function listOf(text: string): Json[] | null {
  const value = freeOf(`[${text}]`);
  return Array.isArray(value?.value) ? value.value : null;
}

/** Whatever YAML can say in a line; null where it says nothing whole. */
export function freeOf(text: string): { value: Json } | null {
  try {
    return { value: parse(text, { prettyErrors: false, logLevel: "error" }) as Json };
  } catch {
    return null;
  }
}
