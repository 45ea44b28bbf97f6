import type { Json } from "../../contracts/json.ts";
import type { ModelTool } from "../../contracts/model.ts";
import type { CountTokens } from "../text/token-counter.ts";

/*
 * OpenAI puts tools into the prompt in a form of its own, with less punctuation than JSON. These constants for the models since
 * GPT-4o are from OpenAI's cookbook (How to count tokens with tiktoken, section 7), where they give what the service counts.
 */
const perTool = 7;
const perObject = 3;
const perProperty = 3;
const perEnum = -3;
const perEnumValue = 3;
const onceForTools = 12;

/** What tools add to a prompt of OpenAI's. Parts of a schema that the form drops are not counted. */
export function toolTokensOf(tools: readonly ModelTool[], countTokens: CountTokens): number {
  if (tools.length === 0) return 0;
  const each = tools.map(
    ({ name, description, input }) =>
      perTool + countTokens(`${name}:${withoutStop(description)}`) + schemaTokens(input, countTokens),
  );
  return each.reduce((sum, tokens) => sum + tokens, onceForTools);
}

/** Tokens of what an object's properties, or an array's items, say. */
function schemaTokens(schema: unknown, countTokens: CountTokens): number {
  if (!isObject(schema)) return 0;
  const properties = isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  const own = properties.map(([name, property]) => propertyTokens(name, property, countTokens));
  const ofItems = schemaTokens(schema["items"], countTokens);
  return own.reduce((sum, tokens) => sum + tokens, ofItems + (own.length > 0 ? perObject : 0));
}

function propertyTokens(name: string, property: unknown, countTokens: CountTokens): number {
  if (!isObject(property)) return perProperty + countTokens(name);
  const { type, description } = property;
  const line = [name, textOf(type), withoutStop(textOf(description))].filter((part) => part !== "").join(":");
  return (
    perProperty +
    countTokens(line) +
    enumTokens(property["enum"], countTokens) +
    schemaTokens(property, countTokens)
  );
}

function enumTokens(values: unknown, countTokens: CountTokens): number {
  if (!Array.isArray(values)) return 0;
  return values.reduce<number>((sum, value) => sum + perEnumValue + countTokens(textOf(value)), perEnum);
}

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}
