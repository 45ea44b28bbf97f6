import { expect, test } from "vitest";
import type { MeteredCall } from "./metered-model.ts";
import type { MeteredRequest } from "./metered-requests.ts";
import { spendingMeter } from "./spending-meter.ts";
import type { TokenPrices } from "./token-prices.ts";

const perMillion = (prices: TokenPrices) => ({ prices, usdPerThousandSearches: undefined });
const call = (more: Partial<MeteredCall>): MeteredCall => ({
  model: "id",
  usage: null,
  ended: "finished",
  code: null,
  ...more,
});
const request = (more: Partial<MeteredRequest>): MeteredRequest => ({
  part: "id",
  texts: 3,
  characters: 30,
  usage: null,
  code: null,
  ...more,
});
const nothing = {
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  texts: 0,
  searches: 0,
  callsWithoutUsage: 0,
  kept: { calls: 0, texts: 0 },
  usd: 0,
};

test("sums what calls took and cost, and tells what was kept apart", () => {
  const meter = spendingMeter();
  const model = meter.of("a/chat", perMillion({ input: 1, output: 10 }));
  model.call(call({ usage: { inputTokens: 1000, outputTokens: 100 } }));
  model.call(call({ usage: { inputTokens: 3000, outputTokens: 200 } }));
  model.keptCall();
  const embedder = meter.of("a/embed", perMillion({ input: 2, output: 0 }));
  embedder.request(request({ usage: { tokens: 50, searchUnits: null } }));
  embedder.keptTexts(7);
  expect(meter.spent()).toEqual([
    {
      ...nothing,
      model: "a/chat",
      calls: 2,
      inputTokens: 4000,
      outputTokens: 300,
      kept: { calls: 1, texts: 0 },
      usd: 0.007,
    },
    {
      ...nothing,
      model: "a/embed",
      calls: 1,
      inputTokens: 50,
      texts: 3,
      kept: { calls: 0, texts: 7 },
      usd: 0.0001,
    },
  ]);
});

test("each call is priced by the length of its own prompt", () => {
  const meter = spendingMeter();
  const above = { inputTokens: 1500, input: 100, output: 100 };
  const model = meter.of("a/chat", perMillion({ input: 1, output: 1, above }));
  for (let at = 0; at < 3; at += 1) model.call(call({ usage: { inputTokens: 1000, outputTokens: 0 } }));
  expect(meter.spent().map(({ usd }) => usd)).toEqual([0.003]);
});

test("searches are what some rerankers bill by", () => {
  const meter = spendingMeter();
  const reranker = meter.of("a/rerank", { prices: undefined, usdPerThousandSearches: 2 });
  reranker.request(request({ usage: { tokens: null, searchUnits: 1 } }));
  expect(meter.spent()).toEqual([
    { ...nothing, model: "a/rerank", calls: 1, texts: 3, searches: 1, usd: 0.002 },
  ]);
});

test("a price that is not known is none, and not nothing", () => {
  const meter = spendingMeter();
  meter.of("b/chat", undefined).call(call({ usage: { inputTokens: 5, outputTokens: 1 } }));
  expect(meter.spent()).toEqual([
    { ...nothing, model: "b/chat", calls: 1, inputTokens: 5, outputTokens: 1, usd: null },
  ]);
});

test("counts calls that nobody told the usage of, and not those that were turned down", () => {
  const meter = spendingMeter();
  const model = meter.of("a/chat", perMillion({ input: 1, output: 1 }));
  model.call(call({ ended: "failed", code: "model.failed" }));
  model.call(call({ ended: "left" }));
  model.call(call({ ended: "failed", code: "model.busy" }));
  model.request(request({ code: "egress.failed" }));
  model.request(request({ code: "model.refused" }));
  model.request(request({ usage: { tokens: null, searchUnits: null } }));
  expect(meter.spent()).toEqual([{ ...nothing, model: "a/chat", calls: 6, texts: 3, callsWithoutUsage: 4 }]);
});

test("a model that nobody asked is not told", () => {
  const meter = spendingMeter();
  meter.of("a/chat", undefined);
  expect(meter.spent()).toEqual([]);
});
