import { expect, test } from "vitest";
import type { Estimate } from "../../../../../src/contracts/api/configuration.ts";
import { estimateFacts } from "./estimate-facts.ts";

const estimate: Estimate = {
  kind: "sweep",
  configurations: 12,
  indexes: 6,
  questions: 271,
  evaluations: 3252,
  stages: { total: 96, cached: 80 },
  models: null,
  seconds: 12.5,
  search: null,
  notes: [],
};

function told(changes: Partial<Estimate>): [string, string, string | null][] {
  return estimateFacts({ ...estimate, ...changes }).map(({ name, value, note }) => [name, value, note]);
}

test("without a model nothing leaves the machine, and what the cache has is told", () => {
  expect(told({})).toEqual([
    ["Configurations", "12", "6 indexes at most"],
    ["Evaluations", "3,252", "of 271 questions"],
    ["Stages to run", "16", "80 of 96 are in the cache"],
    ["Time", "about 12.5 s", null],
    ["Models", "none is asked", "Nothing leaves this machine."],
  ]);
});

test("what the cache holds whole takes no time", () => {
  expect(told({ seconds: 0 })[3]).toEqual(["Time", "at once", null]);
});

test("with a model calls, tokens and money stand with their bounds", () => {
  const work = {
    calls: 271,
    inputTokens: { estimate: 300_000, upperBound: 400_000, isCounted: false },
    maxOutputTokens: 277_504,
    money: { lowerUsd: 0.1, upperUsd: 1.2 },
  };
  const models = { ...work, keptCalls: 20, keptTexts: 0, byModel: [], unpriced: [] };
  expect(told({ models, seconds: null }).slice(3)).toEqual([
    ["Time", "not known", null],
    ["Calls of models", "271", "20 more are answered from kept replies"],
    ["Tokens sent", "300,000", "at most 400,000; at most 277,504 come back"],
    ["Money, at most", "$1.20", "at least $0.1000"],
  ]);
});

test("a price that is not known is never a zero", () => {
  const work = {
    calls: 1,
    inputTokens: { estimate: 1, upperBound: 1, isCounted: true },
    maxOutputTokens: 1,
    money: null,
  };
  const models = { ...work, keptCalls: 0, keptTexts: 0, byModel: [], unpriced: ["vllm/own"] };
  expect(told({ models }).at(-1)).toEqual([
    "Money, at most",
    "not known",
    "The price of vllm/own is not known.",
  ]);
});
