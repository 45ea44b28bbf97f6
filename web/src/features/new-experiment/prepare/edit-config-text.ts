import { type Document, isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Json } from "@contracts/json.ts";
import { parsed, type Path } from "./config-text.ts";
import { flowText, keyText, numberPattern } from "./yaml-words.ts";

type Node = { range?: [number, number, number] | null };

/**
 * The text with one value set. Only the lines of that value change: comments, order and the style of everything else stay. A text that
 * is no YAML stays as it is.
 * @param raw a number as it was typed, such as "0." on the way to "0.5"
 */
export function setValue(text: string, path: Path, value: Json, raw?: string): string {
  const written = raw !== undefined && numberPattern.test(raw) ? raw : flowText(value);
  const wanted = raw !== undefined && numberPattern.test(raw) ? Number(raw) : value;
  return edited(
    text,
    (document) => document.setIn(path, wanted),
    (document) => withValue(text, document, path, wanted, written),
  );
}

/** The text without a value, and without what would be left empty around it. */
export function removeValue(text: string, path: Path): string {
  return edited(
    text,
    (document) => document.deleteIn(prunedPath(document, path)),
    (document) => withoutValue(text, document, prunedPath(document, path)),
  );
}

/** Trusts a splice only where it says what the library's own change would say; else the library writes the text anew. */
function edited(
  text: string,
  change: (document: Document.Parsed) => unknown,
  splice: (document: Document.Parsed) => string | null,
): string {
  const document = parsed(text);
  if (
    document.errors.length > 0 ||
    !(document.contents === null || isMap(document.contents) || isEmpty(document.contents))
  )
    return text;
  const spliced = splice(document);
  try {
    if (isEmpty(document.contents)) document.contents = document.createNode({}) as never;
    change(document);
    const again = spliced === null ? null : parsed(spliced);
    if (again !== null && again.errors.length === 0 && same(again.toJS() ?? {}, document.toJS() ?? {}))
      return spliced!;
    return document.toString({ lineWidth: 0 });
  } catch {
    // A path through something that is no map: there is nothing that could be set.
    return text;
  }
}

function withValue(
  text: string,
  document: Document.Parsed,
  path: Path,
  value: Json,
  written: string,
): string | null {
  if (!isMap(document.contents)) return append(text, lines(path, written, 0));
  let map: YAMLMap = document.contents;
  for (const [depth, key] of path.entries()) {
    if (map.flow === true) return replaceFlow(text, map, path.slice(depth), value);
    const pair = pairOf(map, key);
    const rest = path.slice(depth + 1);
    if (pair === undefined) return insertAfter(text, map, path.slice(depth), written);
    if (rest.length === 0) return replaceValue(text, pair, value, written);
    if (isMap(pair.value)) map = pair.value;
    else if (isAbsent(pair.value)) return insertBelow(text, pair, rest, written);
    else return null;
  }
  return null;
}

function withoutValue(text: string, document: Document.Parsed, path: Path): string | null {
  if (!isMap(document.contents)) return text;
  let map: YAMLMap = document.contents;
  for (const [depth, key] of path.entries()) {
    if (map.flow === true) return null;
    const pair = pairOf(map, key);
    if (pair === undefined) return text;
    if (depth === path.length - 1) {
      const start = lineStart(text, keyRange(pair)[0]);
      return text.slice(0, start) + text.slice(endOfPair(text, pair));
    }
    if (!isMap(pair.value)) return text;
    map = pair.value;
  }
  return null;
}

/** A map that would hold nothing any more goes with its last value: an empty one says null, which is no setting. */
function prunedPath(document: Document.Parsed, path: Path): Path {
  let pruned = path;
  while (pruned.length > 1) {
    const parent: unknown = document.getIn(pruned.slice(0, -1));
    if (!isMap(parent) || parent.items.length !== 1 || pairOf(parent, pruned.at(-1)!) === undefined) break;
    pruned = pruned.slice(0, -1);
  }
  return pruned;
}

function replaceValue(text: string, pair: Pair, value: Json, written: string): string | null {
  const node = pair.value as Node | null;
  if (isAbsent(pair.value)) {
    const at = afterColon(text, pair);
    return at === null ? null : `${text.slice(0, at)} ${written}${text.slice(at)}`;
  }
  if (isSeq(pair.value) && pair.value.flow !== true && Array.isArray(value))
    return replaceItems(text, pair.value.items as Node[], value);
  if (!node?.range) return null;
  if ((isSeq(pair.value) || isMap(pair.value)) && pair.value.flow !== true) {
    // A block of lines becomes one line, at its key.
    const at = afterColon(text, pair);
    if (at === null) return null;
    const end = endOfPair(text, pair);
    return `${text.slice(0, at)} ${written}${text[end - 1] === "\n" ? "\n" : ""}${text.slice(end)}`;
  }
  return text.slice(0, node.range[0]) + written + text.slice(node.range[1]);
}

/** Items that stay keep their lines, with whatever is said beside them. */
function replaceItems(text: string, items: readonly Node[], values: readonly Json[]): string | null {
  const olds = items.map((item) => (isScalar(item) ? item.value : undefined));
  if (items.length === 0 || values.length === 0 || olds.includes(undefined)) return null;
  let head = 0;
  while (head < olds.length && head < values.length && olds[head] === values[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(olds.length, values.length) - head &&
    olds[olds.length - 1 - tail] === values[values.length - 1 - tail]
  )
    tail += 1;
  const lineOf = (at: number): [number, number] => {
    const [start, end] = items[at]!.range!;
    return [lineStart(text, start), lineEnd(text, end)];
  };
  const first = items[0]!.range![0];
  const prefix = text.slice(lineStart(text, first), first);
  if (!/^ *- +$/.test(prefix)) return null;
  const inserted = values.slice(head, values.length - tail).map((one) => `${prefix}${flowText(one)}`);
  const from = head < olds.length ? lineOf(head)[0] : lineOf(olds.length - 1)[1];
  const to = head === olds.length - tail ? from : lineOf(olds.length - tail - 1)[1];
  const before = text.slice(0, from);
  const block = inserted.map((line) => `${line}\n`).join("");
  return (before === "" || before.endsWith("\n") ? before : `${before}\n`) + block + text.slice(to);
}

function replaceFlow(text: string, map: YAMLMap, path: Path, value: Json): string | null {
  const range = (map as Node).range;
  if (!range) return null;
  const next = map.toJSON() as { [name: string]: Json };
  let at = next;
  for (const key of path.slice(0, -1)) {
    const inner = at[key];
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) at[key] = {};
    at = at[key] as { [name: string]: Json };
  }
  at[path.at(-1)!] = value;
  return text.slice(0, range[0]) + flowText(next) + text.slice(range[1]);
}

function insertAfter(text: string, map: YAMLMap, path: Path, written: string): string | null {
  const last = map.items.at(-1);
  const first = map.items[0];
  if (last === undefined || first === undefined) return null;
  const column = keyRange(first)[0] - lineStart(text, keyRange(first)[0]);
  return insertAt(text, endOfPair(text, last), lines(path, written, column));
}

function insertBelow(text: string, pair: Pair, path: Path, written: string): string | null {
  const at = afterColon(text, pair);
  if (at === null) return null;
  const column = keyRange(pair)[0] - lineStart(text, keyRange(pair)[0]) + 2;
  return insertAt(text, lineEnd(text, at), lines(path, written, column));
}

function lines(path: Path, written: string, column: number): string[] {
  return path.map((key, depth) => {
    const indent = " ".repeat(column + 2 * depth);
    return `${indent}${keyText(key)}:${depth === path.length - 1 ? ` ${written}` : ""}`;
  });
}

function insertAt(text: string, at: number, added: readonly string[]): string {
  const before = text.slice(0, at);
  const begins = before === "" || before.endsWith("\n") ? before : `${before}\n`;
  return `${begins}${added.join("\n")}\n${text.slice(at)}`;
}

function append(text: string, added: readonly string[]): string {
  return insertAt(text, text.length, added);
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function keyRange(pair: Pair): [number, number] {
  const range = (pair.key as Node).range!;
  return [range[0], range[1]];
}

/** Where the key's colon ends; null where it is none that stands right there. */
function afterColon(text: string, pair: Pair): number | null {
  const colon = /^\s*:/.exec(text.slice(keyRange(pair)[1]));
  return colon === null ? null : keyRange(pair)[1] + colon[0].length;
}

/** After the line on which the pair's value ends. */
function endOfPair(text: string, pair: Pair): number {
  const node = pair.value as Node | null;
  const end = isAbsent(pair.value) ? keyRange(pair)[1] : (node?.range?.[1] ?? keyRange(pair)[1]);
  return end > 0 && text[end - 1] === "\n" ? end : lineEnd(text, end);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** After the line's break, or at the end of the text. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

/** A key without any value. */
function isAbsent(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return isScalar(value) && value.value === null && (value.source === undefined || value.source === "");
}

function isEmpty(contents: unknown): boolean {
  return contents === null || isAbsent(contents);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
