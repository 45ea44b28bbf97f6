import { type Document, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Json } from "@contracts/json.ts";

export type Path = readonly string[];

/** What the text says, for the form beside it. */
export interface ConfigText {
  /** Why the form cannot follow it, and where; null where it can. */
  fault: { message: string; line: number | null } | null;
  /** All that it says; an empty object where there is a fault. */
  values: { [name: string]: Json };
  /** The value as it is written, quotes and all; null where it is absent or no scalar. */
  source(path: Path): string | null;
  /** From 1; null where it is absent. */
  lineOf(path: Path): number | null;
}

export function readConfigText(text: string): ConfigText {
  const lines = new LineCounter();
  const document = parsed(text, lines);
  const [error] = document.errors;
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const nothing = { values: {}, source: () => null, lineOf: () => null };
  if (error !== undefined)
    return { ...nothing, fault: { message: firstLine(error.message), line: lineAt(error.pos[0]) } };
  let values: unknown;
  try {
    values = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (thrown) {
    return {
      ...nothing,
      fault: { message: thrown instanceof Error ? thrown.message : String(thrown), line: null },
    };
  }
  if (!isRecord(values))
    return { ...nothing, fault: { message: "Names with values are expected at the top.", line: 1 } };
  return {
    fault: null,
    values: values as { [name: string]: Json },
    source(path) {
      const node = document.getIn(path, true);
      return isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]) : null;
    },
    lineOf(path) {
      const offset = keyOffset(document, path);
      return offset === null ? null : lineAt(offset);
    },
  };
}

/** The value at a path of plain values; undefined where there is none. */
export function valueAt(values: Json | undefined, path: Path): Json | undefined {
  let at = values;
  for (const key of path) {
    if (typeof at !== "object" || at === null || Array.isArray(at)) return undefined;
    at = Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at;
}

export function parsed(text: string, lineCounter = new LineCounter()): Document.Parsed {
  return parseDocument(text, { lineCounter, prettyErrors: false });
}

function keyOffset(document: Document.Parsed, path: Path): number | null {
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const key of path) {
    if (!isMap(node)) return offset;
    const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
    if (pair === undefined) return null;
    offset = (isScalar(pair.key) && pair.key.range?.[0]) || (offset ?? 0);
    node = pair.value;
  }
  return offset;
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstLine(message: string): string {
  return message.split("\n")[0]!;
}
