import type { Json } from "../../../contracts/json.ts";

/** What a model is asked to decide, as JSON in its text. */
export interface Decision<Value> {
  /** Sent where the model can be held to it. */
  schema: { [name: string]: Json };
  /** What is repeated to a model that wrote something else. */
  example: string;
  /** Undefined where it is not what was asked for. */
  read(object: { [name: string]: Json }): Value | undefined;
}

const numberList = { type: "array", items: { type: "integer" } } satisfies Json;
const textList = { type: "array", items: { type: "string" } } satisfies Json;

function objectOf(properties: { [name: string]: Json }): { [name: string]: Json } {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

/** The parts of a question. */
export function planDecision(most: number): Decision<string[]> {
  return {
    schema: objectOf({ questions: textList }),
    example: '{"questions": ["the first part", "the second part"]}',
    read({ questions }) {
      const parts = textsIn(questions);
      return parts === undefined || parts.length === 0 ? undefined : parts.slice(0, most);
    },
  };
}

export interface Grading {
  /** Places of relevant passages, from 0. */
  relevant: number[];
  /** Places of questions they leave open; undefined where the model said nothing of them. */
  open: number[] | undefined;
  disagree: [number, number][];
}

export function gradeDecision(passages: number, questions: number): Decision<Grading> {
  return {
    schema: objectOf({
      relevant: numberList,
      open: numberList,
      disagree: { type: "array", items: numberList },
    }),
    example: '{"relevant": [1, 3], "open": [], "disagree": []}',
    read({ relevant, open, disagree }) {
      const helping = placesIn(relevant, passages);
      if (helping === undefined) return undefined;
      const pairs = Array.isArray(disagree) ? disagree.map((pair) => placesIn(pair, passages) ?? []) : [];
      return {
        relevant: helping,
        open: placesIn(open, questions),
        disagree: pairs.filter((pair) => pair.length === 2) as [number, number][],
      };
    },
  };
}

export function rewriteDecision(most: number): Decision<string[]> {
  return {
    schema: objectOf({ queries: textList }),
    example: '{"queries": ["the first query", "the second query"]}',
    read: ({ queries }) => textsIn(queries)?.slice(0, most),
  };
}

/** Places of passages that support a claim, by the claim's place, from 0. */
export type Support = ReadonlyMap<number, readonly number[]>;

export function verifyDecision(claims: number, passages: number): Decision<Support> {
  return {
    schema: objectOf({
      supported: { type: "array", items: objectOf({ claim: { type: "integer" }, passages: numberList }) },
    }),
    example: '{"supported": [{"claim": 1, "passages": [2]}]}',
    read({ supported }) {
      if (!Array.isArray(supported)) return undefined;
      const support = new Map<number, readonly number[]>();
      for (const entry of supported) {
        if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return undefined;
        const [claim] = placesIn([entry["claim"] ?? null], claims) ?? [];
        const by = placesIn(entry["passages"], passages) ?? [];
        if (claim !== undefined && by.length > 0) support.set(claim, by);
      }
      return support;
    },
  };
}

function textsIn(value: Json | undefined): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.flatMap((item) =>
    typeof item === "string" && item.trim() !== "" ? [item.trim()] : [],
  );
  return texts.length === 0 && value.length > 0 ? undefined : texts;
}

/**
 * Numbers from 1 as places from 0, each once: 3, "3", "[3]" and "passage 3" all name the third. Numbers beyond the last are
 * left out; a list of nothing else was not what was asked for.
 */
function placesIn(value: Json | undefined, count: number): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = value.map((item) => Number(/\d+/.exec(JSON.stringify(item))?.[0] ?? Number.NaN));
  const places = [...new Set(numbers.filter((number) => number >= 1 && number <= count))].map((n) => n - 1);
  return places.length === 0 && value.length > 0 ? undefined : places;
}
