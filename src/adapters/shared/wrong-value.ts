import { alternativesOf, type JsonSchemaNode } from "./json-schema-node.ts";
import { didYouMean } from "./nearest-word.ts";

const typeWords: Record<string, string> = {
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  string: "text",
  array: "a list",
  object: "a mapping",
  null: "empty",
};

/** The sentence for a value of the wrong kind, and a hint where its correct spelling can be told. */
export function wrongValue(
  shown: string,
  value: unknown,
  node: JsonSchemaNode,
): { message: string; hint: string | undefined } {
  const alternatives = alternativesOf(node);
  const words = alternatives.flatMap((alternative) => alternative.enum ?? []).map(String);
  if (words.length > 0 && typeof value === "string") {
    return {
      message: `${shown} cannot be "${excerpt(value)}"${didYouMean(value, words)}`,
      hint: validValues(words, alternatives),
    };
  }
  if (words.length > 0) {
    const message = `${shown} must be ${listed(words, "or")}, not ${describeValue(value)}.`;
    return { message, hint: validValues(words, alternatives) };
  }
  const types = [...new Set(alternatives.map(({ type }) => type ?? ""))].filter((type) => type !== "");
  const wanted =
    types.length === 0
      ? "something else"
      : listed(
          types.map((type) => typeWords[type] ?? type),
          "or",
        );
  return {
    message: `${shown} must be ${wanted}, not ${describeValue(value)}.`,
    hint: spelling(value, types),
  };
}

export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value === "string") return `the text "${excerpt(value)}"`;
  return JSON.stringify(value);
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** `a, b or c`. */
export function listed(words: readonly string[], joint: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}

function validValues(words: readonly string[], alternatives: readonly JsonSchemaNode[]): string {
  const keys = [...new Set(alternatives.flatMap(({ required }) => required ?? []))];
  const mapping = keys.length === 0 ? "" : `, or a part of your own: a mapping with ${listed(keys, "or")}`;
  return `Valid values are ${listed(words, "and")}${mapping}.`;
}

function spelling(value: unknown, types: readonly string[]): string | undefined {
  const [type] = types;
  if (types.length !== 1) return undefined;
  if (
    (type === "number" || type === "integer") &&
    typeof value === "string" &&
    /^-?\d+(\.\d+)?$/.test(value)
  ) {
    return `Write ${value} without quotes.`;
  }
  if (type === "boolean" && typeof value === "string") return "Write true or false, without quotes.";
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return `Write it in quotes: "${value}".`;
  }
  if (type === "array" && ["string", "number", "boolean"].includes(typeof value)) {
    return `Write it as a list: [${JSON.stringify(value)}].`;
  }
  return undefined;
}
