import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { alternativesOf, type JsonSchemaNode, nodeAt } from "../../adapters/shared/json-schema-node.ts";
import { resolved, yamlFaults, yamlOptions } from "../../adapters/shared/yaml-faults.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import { holdsVariable, strangeValue, withoutValues } from "./variable-values.ts";

export interface ConfigDocument {
  /** The document as plain data; an empty document is an empty mapping. */
  value: Record<string, unknown>;
  /** Position in the text of the deepest part of the path that is written there. */
  offsetOf(path: readonly PropertyKey[], of?: "key" | "value"): number;
  lineOf(offset: number): TextPlace;
  /** `${NAME}` that stand in it, each by its first place. */
  variables: { name: string; offset: number }[];
}

export interface PlacedDocument extends ConfigDocument {
  /** A message about what stands there, told without what variables hold: that may be a secret. `place` as words for it. */
  withoutSecrets(message: string, about: { path: readonly PropertyKey[]; place: string }): string;
  /** `soundings.yaml:7:5` of the deepest part of the path that is written there. */
  placeOf(path: readonly PropertyKey[], of: "key" | "value"): string;
}

/** From 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** Something that keeps the text from being read. */
export interface TextFault extends TextPlace {
  /** A clause, without its place. */
  message: string;
  hint: string;
}

/** What `${NAME}` stands for; undefined where it is not set. */
export type Variables = (name: string) => string | undefined;

const variablePattern = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** The YAML text with `${NAME}` in its text values replaced. Throws AppError "config.invalid" with file, line and column. */
export function parseConfigDocument(
  text: string,
  { name, ...options }: { name: string; schema: JsonSchemaNode; environment: NodeJS.ProcessEnv },
): PlacedDocument {
  const { environment, schema } = options;
  const read = readConfigDocument(text, { schema, variables: (variable) => environment[variable] });
  const placeAt = ({ line, column }: TextPlace) => `${name}:${line}:${column}`;
  if ("faults" in read) {
    const [fault] = read.faults as [TextFault];
    throw new AppError("config.invalid", {
      message: `${placeAt(fault)}: ${fault.message}.`,
      hint: fault.hint,
    });
  }
  const { document } = read;
  const withoutSecrets: PlacedDocument["withoutSecrets"] = (message, { path, place }) => {
    if (document.variables.length === 0) return message;
    const named = readConfigDocument(text, { schema, variables: (variable) => `\${${variable}}` });
    const written = "faults" in named ? {} : named.document.value;
    return holdsVariable(written, path)
      ? strangeValue(place)
      : withoutValues(message, document.variables, environment);
  };
  return {
    ...document,
    withoutSecrets,
    placeOf: (path, of) => placeAt(document.lineOf(document.offsetOf(path, of))),
  };
}

/** The same, with everything that keeps it from being read, in the order of the text. */
export function readConfigDocument(
  text: string,
  { schema, variables }: { schema: JsonSchemaNode; variables: Variables },
): { document: ConfigDocument } | { faults: TextFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...yamlOptions, lineCounter: lines, merge: true });
  const lineOf = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line, column: col };
  };
  const faultAt = (offset: number, message: string, hint: string): TextFault => ({
    ...lineOf(offset),
    message,
    hint,
  });
  const faults = yamlFaults(document, text).map(({ offset, wrong, hint }) => faultAt(offset, wrong, hint));
  if (faults.length > 0) return { faults };
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null)) {
    const message = `the file must hold names with values, such as sources: notes, not ${isScalar(contents) ? "a single value" : "a list"}`;
    return {
      faults: [faultAt(contents.range[0], message, "Begin lines with the name of a setting and a colon.")],
    };
  }
  const substituted = substitute(document, variables, faultAt);
  if (substituted.faults.length > 0) return { faults: substituted.faults };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (cause) {
    const wrong = messageOf(cause).replace(/\.$/, "");
    const hint = "Merge only mappings with <<, and repeat values less often by anchors.";
    return { faults: [faultAt(Math.max(0, text.indexOf("<<")), wrong, hint)] };
  }
  return {
    document: {
      value: withoutEmptySections((value ?? {}) as Record<string, unknown>, schema),
      offsetOf: (path, of = "key") => offsetIn(document, path, of),
      lineOf,
      variables: substituted.used,
    },
  };
}

/** Their values are kept in runs and hashed into keys. */
const storedSections = new Set(["pipeline", "vary", "baseline", "search"]);

function substitute(
  document: Document.Parsed,
  variables: Variables,
  faultAt: (offset: number, message: string, hint: string) => TextFault,
): { faults: TextFault[]; used: ConfigDocument["variables"] } {
  const faults: TextFault[] = [];
  const used = new Map<string, number>();
  visit(document, {
    Scalar(key, scalar, ancestors) {
      if (key === "key" || typeof scalar.value !== "string") return;
      const offset = scalar.range?.[0] ?? 0;
      const section = ancestors.find(isPair)?.key;
      const name = isScalar(section) ? String(section.value) : "";
      // A page's address is the name of a source, and stands wherever that is named.
      const stored = storedSections.has(name) || (name === "sources" && /^https?:/i.test(scalar.value));
      scalar.value = scalar.value.replace(variablePattern, (whole, variable: string) => {
        if (stored) {
          const message = `${whole} stands in a setting that is stored with every run, where no secret may be`;
          const hint = "Write the value itself; a part of your own can read its environment when it runs.";
          faults.push(faultAt(offset, message, hint));
          return whole;
        }
        if (!used.has(variable)) used.set(variable, offset);
        const found = variables(variable);
        if (found !== undefined) return found;
        const message = `the environment variable ${variable} of ${whole} is not set`;
        const hint = `Set it before the command, such as ${variable}=value soundings run, or write the value itself.`;
        faults.push(faultAt(offset, message, hint));
        return whole;
      });
    },
  });
  return { faults, used: [...used].map(([name, offset]) => ({ name, offset })) };
}

/** A section whose lines are all commented out is null in YAML; it means the defaults. */
function withoutEmptySections(value: Record<string, unknown>, root: JsonSchemaNode): Record<string, unknown> {
  const clean = (inner: unknown, path: readonly string[]): unknown => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    const kept = Object.entries(inner).filter(
      ([key, child]) => child !== null || !isSection(root, [...path, key]),
    );
    return Object.fromEntries(kept.map(([key, child]) => [key, clean(child, [...path, key])]));
  };
  return clean(value, []) as Record<string, unknown>;
}

function isSection(root: JsonSchemaNode, path: readonly string[]): boolean {
  const node = nodeAt(root, path);
  return node !== undefined && alternativesOf(node).every(({ type }) => type === "object");
}

function offsetIn(document: Document.Parsed, path: readonly PropertyKey[], of: "key" | "value"): number {
  let node = resolved(document.contents, document);
  let offset = node?.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(part));
      if (pair === undefined) return offset;
      const atKey = of === "key" || index < path.length - 1 || !isNode(pair.value);
      offset = offsetOfNode(atKey ? pair.key : pair.value) ?? offset;
      node = resolved(pair.value, document);
    } else {
      const item =
        typeof part === "number" ? (node as { items?: unknown[] } | undefined)?.items?.[part] : undefined;
      if (item === undefined || isPair(item)) return offset;
      offset = offsetOfNode(item) ?? offset;
      node = resolved(item, document);
    }
  }
  return offset;
}

/** By name, the first of each; a long mapping with many faults is asked for every one of them. */
const pairsByName = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairsByName.get(map);
  if (known !== undefined) return known;
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (name !== undefined && !pairs.has(name)) pairs.set(name, pair);
  }
  pairsByName.set(map, pairs);
  return pairs;
}

function offsetOfNode(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
