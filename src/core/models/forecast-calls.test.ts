import { expect, test } from "vitest";
import { catalogEntry } from "./catalog/catalog-entry.ts";
import { forecastCalls, type ForecastSettings, type PlannedCall } from "./forecast-calls.ts";

const call: PlannedCall = {
  model: "test/priced",
  inputTokens: { estimate: 1000, upperBound: 1100, isCounted: true },
  maxOutputTokens: 500,
};
const entries: Record<string, ReturnType<ForecastSettings["entryOf"]>> = {
  "test/priced": { prices: { input: 2, output: 10 }, limits: {} },
  "test/limited": {
    prices: { input: 2, output: 10 },
    limits: { requestsPerMinute: 10, tokensPerMinute: 4000 },
  },
};
const forecast = (calls: readonly PlannedCall[], paceOf?: ForecastSettings["paceOf"]) =>
  forecastCalls(calls, { entryOf: (model) => entries[model], ...(paceOf === undefined ? {} : { paceOf }) });

test("adds up calls, tokens and money: the input alone, and all that the replies may be", () => {
  const sum = {
    calls: 4,
    inputTokens: { estimate: 4000, upperBound: 4400, isCounted: true },
    maxOutputTokens: 2000,
    money: { lowerUsd: 0.008, upperUsd: 0.0288 },
    minutes: null,
  };
  expect(forecast([call, { ...call, count: 3 }])).toEqual({
    ...sum,
    models: [{ model: "test/priced", ...sum }],
    unpriced: [],
  });
});

test("a plan of nothing costs nothing", () => {
  expect(forecast([])).toEqual({
    calls: 0,
    inputTokens: { estimate: 0, upperBound: 0, isCounted: true },
    maxOutputTokens: 0,
    money: { lowerUsd: 0, upperUsd: 0 },
    minutes: null,
    models: [],
    unpriced: [],
  });
});

test("without the price of one model the money is not known, and the model is named", () => {
  const { money, unpriced, models } = forecast([call, { ...call, model: "test/unknown" }]);
  expect([money, unpriced, models.map((each) => each.money)]).toEqual([
    null,
    ["test/unknown"],
    [{ lowerUsd: 0.002, upperUsd: 0.0072 }, null],
  ]);
});

test("tokens are counted only where all were", () => {
  const rough = { ...call, inputTokens: { ...call.inputTokens, isCounted: false } };
  expect([forecast([call, call]), forecast([call, rough])].map((each) => each.inputTokens.isCounted)).toEqual(
    [true, false],
  );
});

test("takes as long as the narrowest of what is known, and says of what", () => {
  const limited = { ...call, model: "test/limited", count: 20 };
  const minutesAt = (pace: object) => forecast([limited], () => pace).minutes;
  expect([
    minutesAt({}),
    minutesAt({ tokensPerMinute: undefined }),
    minutesAt({ tokensPerMinute: undefined, secondsPerCall: 30, concurrency: 3 }),
  ]).toEqual([
    { minutes: 8, assuming: "at 4,000 tokens a minute and replies as long as they may be" },
    { minutes: 2, assuming: "at 10 calls a minute" },
    { minutes: 3.5, assuming: "at 30 s a call, 3 calls at once" },
  ]);
});

test("a person's own limits win over the catalogue's", () => {
  const { minutes } = forecast([{ ...call, model: "test/limited", count: 20 }], () => ({
    requestsPerMinute: 1,
    tokensPerMinute: 1_000_000,
  }));
  expect(minutes).toEqual({ minutes: 20, assuming: "at 1 call a minute" });
});

test("several models take their turns, and nobody knows how long where one is not known", () => {
  const paced = (model: string) => ({ secondsPerCall: model === "test/priced" ? 60 : 120 });
  const both = [call, { ...call, model: "test/other" }];
  expect([
    forecast(both, paced).minutes,
    forecast(both, (model) => (model === "test/priced" ? { secondsPerCall: 60 } : {})).minutes,
  ]).toEqual([
    { minutes: 3, assuming: "at 60 s a call, 1 call at once; then at 120 s a call, 1 call at once" },
    null,
  ]);
});

test("forecasts with what the catalogue knows", () => {
  const { money } = forecastCalls([{ ...call, model: "openai/gpt-4o-mini", count: 1000 }], {
    entryOf: catalogEntry,
  });
  expect(money).toEqual({ lowerUsd: 0.15, upperUsd: 0.465 });
});

test("a reranker that bills by searches is priced by these", () => {
  const read = { inputTokens: { estimate: 10, upperBound: 20, isCounted: false }, maxOutputTokens: 0 };
  const plan = [1, 0, 0].map((searches) => ({ model: "test/searching", ...read, searches }));
  const entryOf = () => ({ prices: undefined, usdPerThousandSearches: 2, limits: {} });
  const { calls, money, unpriced } = forecastCalls(plan, { entryOf });
  expect([calls, money, unpriced]).toEqual([3, { lowerUsd: 0.002, upperUsd: 0.002 }, []]);
});
