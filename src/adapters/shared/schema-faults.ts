import type * as z from "zod";
import { alternativesOf, type JsonSchemaNode, keysOf, nodeAt } from "./json-schema-node.ts";
import { didYouMean } from "./nearest-word.ts";
import { describeValue, listed, wrongValue } from "./wrong-value.ts";

/** One thing that is wrong with a value a person wrote. */
export interface SchemaFault {
  path: readonly PropertyKey[];
  /** True where the last part of the path is a key that should not be there. */
  unknownKey: boolean;
  /** One sentence without its place: `unknown setting "chunk.sise"; did you mean "size"?` */
  message: string;
  /** One sentence: what to do. */
  hint: string;
}

export interface SchemaFaultOptions {
  input: unknown;
  schema: JsonSchemaNode;
  /** What a key is called: "setting" or "field". */
  noun: string;
  /** How a path is written for people. */
  shown: (path: readonly PropertyKey[]) => string;
}

type Issue = z.core.$ZodIssue;

/** What zod found wrong, as sentences that name the value, the valid words and the nearest one. */
export function schemaFaults(issues: readonly Issue[], options: SchemaFaultOptions): SchemaFault[] {
  return issues.flatMap((issue) => faultsOf(issue, issue.path, options));
}

function faultsOf(issue: Issue, path: readonly PropertyKey[], options: SchemaFaultOptions): SchemaFault[] {
  const { input, schema, shown } = options;
  const value = valueAt(input, path);
  const node = nodeAt(schema, path) ?? {};
  const fault = (message: string, hint = hintFor(node)): SchemaFault[] => [
    { path, unknownKey: false, message, hint },
  ];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key, options));
  if (issue.code === "invalid_union") return unionFaults(issue, path, options);
  if (issue.code === "custom") return fault(`${shown(path)}: ${issue.message}${mentioned(issue)}.`);
  if (value === undefined) {
    return fault(`${shown(path)} is missing.`, node.description ?? `Add ${String(path.at(-1))}.`);
  }
  if (issue.code === "invalid_type" || issue.code === "invalid_value") {
    const { message, hint } = wrongValue(shown(path), value, node);
    return fault(message, hint ?? hintFor(node));
  }
  if (issue.code === "too_small" || issue.code === "too_big") {
    return fault(`${shown(path)} ${limitOf(issue)}${typeof value === "number" ? `, not ${value}` : ""}.`);
  }
  if (issue.code === "invalid_format" && issue.format === "url") {
    return fault(`${shown(path)} must be an http or https address, not ${describeValue(value)}.`);
  }
  if (issue.code === "invalid_format" && issue.message.startsWith("must ")) {
    // A sentence that says what it must not be says nothing of what it is: that may be a secret.
    const is = issue.message.includes(", not ") ? "" : `, not ${describeValue(value)}`;
    return fault(`${shown(path)} ${issue.message}${is}.`);
  }
  return fault(`${shown(path)} cannot be ${describeValue(value)}.`);
}

function unknownKey(path: readonly PropertyKey[], key: string, options: SchemaFaultOptions): SchemaFault {
  const known = keysOf(nodeAt(options.schema, path) ?? {});
  const plural = `${options.noun}s`;
  return {
    path: [...path, key],
    unknownKey: true,
    message: `unknown ${options.noun} "${options.shown([...path, key])}"${didYouMean(key, known)}`,
    hint:
      path.length === 0
        ? `The ${plural} are ${listed(known, "and")}.`
        : `The ${plural} of ${options.shown(path)} are ${listed(known, "and")}.`,
  };
}

/** Picks the member of the union that the person meant, by the keys they wrote, and reports only what is wrong with that. */
function unionFaults(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: readonly PropertyKey[],
  options: SchemaFaultOptions,
): SchemaFault[] {
  const value = valueAt(options.input, path);
  const node = nodeAt(options.schema, path) ?? {};
  const shown = options.shown(path);
  const branches = branchesOf(issue).filter((branch) => !branch.some(refusesWhole));
  if (branches.length === 0 || typeof value !== "object" || value === null) {
    const { message, hint } = wrongValue(shown, value, node);
    return [{ path, unknownKey: false, message, hint: hint ?? hintFor(node) }];
  }
  const distinguishing = [...new Set(alternativesOf(node).flatMap(({ required }) => required ?? []))];
  const present = distinguishing.filter((key) => Object.hasOwn(value, key));
  if (present.length > 1) {
    const message = `${shown} has both ${listed(present, "and")}.`;
    return [{ path, unknownKey: false, message, hint: `Give one of ${listed(distinguishing, "or")}.` }];
  }
  const [chosen] = present;
  const meant = branches.find((branch) => chosen !== undefined && !unrecognised(branch).includes(chosen));
  if (meant !== undefined)
    return meant.flatMap((inner) => faultsOf(inner, [...path, ...inner.path], options));
  const unknown = Object.keys(value).find((key) => !keysOf(node).includes(key));
  if (unknown !== undefined) return [unknownKey(path, unknown, options)];
  const message = `${shown} needs ${listed(distinguishing, "or")}.`;
  return [{ path, unknownKey: false, message, hint: hintFor(node) }];
}

function branchesOf(issue: Extract<Issue, { code: "invalid_union" }>): Issue[][] {
  return issue.errors.flatMap((branch) => {
    const [only] = branch;
    const nested = branch.length === 1 && only?.code === "invalid_union" && only.path.length === 0;
    return nested ? branchesOf(only) : [branch];
  });
}

function refusesWhole(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

function unrecognised(branch: readonly Issue[]): string[] {
  return branch.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [],
  );
}

function limitOf(issue: Extract<Issue, { code: "too_small" | "too_big" }>): string {
  if (issue.code === "too_small") {
    if (issue.origin === "string") return "must not be empty";
    if (issue.origin === "array") return "must not be an empty list";
    return `must be ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
  }
  return `must be ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}`;
}

/** The values of the settings that a refinement's sentence names, defaults included: ` (overlap 600, size 500)`. */
function mentioned(issue: Extract<Issue, { code: "custom" }>): string {
  const { input } = issue;
  if (typeof input !== "object" || input === null) return "";
  const values = Object.entries(input)
    .filter(
      ([key, value]) =>
        issue.message.split(/\W+/).includes(key) && ["number", "string"].includes(typeof value),
    )
    .sort(([a], [b]) => issue.message.indexOf(a) - issue.message.indexOf(b))
    .map(([key, value]) => `${key} ${String(value)}`);
  return values.length === 0 ? "" : ` (${values.join(", ")})`;
}

function hintFor(node: JsonSchemaNode): string {
  const { description, default: usual } = node;
  const scalar = usual !== undefined && (typeof usual !== "object" || Array.isArray(usual));
  const remove = scalar
    ? `Leave it out for the default, ${JSON.stringify(usual)}.`
    : "Correct it, or leave it out.";
  return description === undefined ? remove : `${description} ${remove}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
