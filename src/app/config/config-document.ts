import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { alternativesOf, type JsonSchemaNode, nodeAt } from "../../adapters/shared/json-schema-node.ts";
import { resolved, yamlFaults } from "../../adapters/shared/yaml-faults.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";

export interface ConfigDocument {
  /** The document as plain data; an empty document is an empty mapping. */
  value: Record<string, unknown>;
  /** `soundings.yaml:7:5` of the deepest part of the path that is written there. */
  placeOf(path: readonly PropertyKey[], of: "key" | "value"): string;
  /** Position in the text, to order faults by. */
  offsetOf(path: readonly PropertyKey[]): number;
}

const variablePattern = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** The YAML text with `${NAME}` in its text values replaced. Throws AppError "config.invalid" with file, line and column. */
export function parseConfigDocument(
  text: string,
  { name, schema, environment }: { name: string; schema: JsonSchemaNode; environment: NodeJS.ProcessEnv },
): ConfigDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    logLevel: "error",
  });
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return `${name}:${line}:${col}`;
  };
  const [fault] = yamlFaults(document, text);
  if (fault !== undefined) throw invalid(`${placeAt(fault.offset)}: ${fault.wrong}.`, fault.hint);
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null)) {
    throw invalid(
      `${placeAt(contents.range[0])}: the file must hold names with values, such as sources: notes, not ${isScalar(contents) ? "a single value" : "a list"}.`,
      "Begin lines with the name of a setting and a colon.",
    );
  }
  substitute(document, environment, placeAt);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (cause) {
    const place = placeAt(Math.max(0, text.indexOf("<<")));
    throw invalid(
      `${place}: ${messageOf(cause).replace(/\.$/, "")}.`,
      "Merge only mappings with <<, and repeat values less often by anchors.",
    );
  }
  const node = (path: readonly PropertyKey[], of: "key" | "value") => offsetIn(document, path, of);
  return {
    value: withoutEmptySections((value ?? {}) as Record<string, unknown>, schema),
    placeOf: (path, of) => placeAt(node(path, of)),
    offsetOf: (path) => node(path, "key"),
  };
}

/** Their values are kept in runs and hashed into keys. */
const storedSections = new Set(["pipeline", "vary", "baseline", "search"]);

function substitute(
  document: Document.Parsed,
  environment: NodeJS.ProcessEnv,
  placeAt: (offset: number) => string,
): void {
  visit(document, {
    Scalar(key, scalar, ancestors) {
      if (key === "key" || typeof scalar.value !== "string") return;
      const section = ancestors.find(isPair)?.key;
      const name = isScalar(section) ? String(section.value) : "";
      // A page's address is the name of a source, and stands wherever that is named.
      const stored = storedSections.has(name) || (name === "sources" && /^https?:/i.test(scalar.value));
      scalar.value = scalar.value.replace(variablePattern, (whole, variable: string) => {
        if (stored) {
          throw invalid(
            `${placeAt(scalar.range?.[0] ?? 0)}: ${whole} stands in a setting that is stored with every run, where no secret may be.`,
            "Write the value itself; a part of your own can read its environment when it runs.",
          );
        }
        const found = environment[variable];
        if (found !== undefined) return found;
        throw invalid(
          `${placeAt(scalar.range?.[0] ?? 0)}: the environment variable ${variable} of ${whole} is not set.`,
          `Set it before the command, such as ${variable}=value soundings run, or write the value itself.`,
        );
      });
    },
  });
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
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
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

function offsetOfNode(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function invalid(message: string, hint: string): AppError {
  return new AppError("config.invalid", { message, hint });
}
