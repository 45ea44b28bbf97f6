import { boundOf, costOf, searchCostOf } from "./call-cost.ts";
import type { CatalogEntry } from "./catalog/catalog-entry.ts";
import { type ForecastMinutes, forecastMinutes, type Pace } from "./forecast-minutes.ts";
import type { InputTokens } from "./input-tokens.ts";

/** A call that is going to be made, or several like it. */
export interface PlannedCall {
  model: string;
  /** 1 where absent. */
  count?: number;
  inputTokens: InputTokens;
  maxOutputTokens: number;
  /** Of a reranker that bills by searches: those that the call is billed as. */
  searches?: number;
}

export interface ForecastMoney {
  /** The input alone, as estimated and read from no cache. */
  lowerUsd: number;
  /** The most input, and every reply as long as it may be. Attempts after a failure come on top. */
  upperUsd: number;
}

export interface CallForecast {
  calls: number;
  /** Counted where every model's own tokenizer counted. */
  inputTokens: InputTokens;
  maxOutputTokens: number;
  /** Null where a model's price is not known. */
  money: ForecastMoney | null;
  /** Null where nothing tells how fast it can go. */
  minutes: ForecastMinutes | null;
}

export interface ModelForecast extends CallForecast {
  model: string;
}

export interface CallsForecast extends CallForecast {
  models: ModelForecast[];
  /** Models without a known price. */
  unpriced: string[];
}

export type ForecastEntry = Pick<CatalogEntry, "prices" | "limits"> &
  Partial<Pick<CatalogEntry, "usdPerThousandSearches">>;

export interface ForecastSettings {
  entryOf: (model: string) => ForecastEntry | undefined;
  /** How fast calls of a model can follow each other beside what the catalogue says of its limits. */
  paceOf?: (model: string) => Pace;
}

/** What planned calls would take, each made once: those whose replies are kept from earlier do not belong in the plan. */
export function forecastCalls(
  calls: readonly PlannedCall[],
  { entryOf, paceOf = () => ({}) }: ForecastSettings,
): CallsForecast {
  const models = [...Map.groupBy(calls, ({ model }) => model)].map(([model, ofModel]): ModelForecast => {
    const entry = entryOf(model);
    const sum = ofModel.map((call) => forecastOne(call, entry)).reduce(add, nothing);
    return { model, ...sum, minutes: forecastMinutes(sum, { ...entry?.limits, ...paceOf(model) }) };
  });
  const unpriced = models.filter(({ money }) => money === null).map(({ model }) => model);
  return { ...models.reduce(add, nothing), minutes: inTurn(models), models, unpriced };
}

type Sum = Omit<CallForecast, "minutes">;

const nothing: Sum = {
  calls: 0,
  inputTokens: { estimate: 0, upperBound: 0, isCounted: true },
  maxOutputTokens: 0,
  money: { lowerUsd: 0, upperUsd: 0 },
};

function forecastOne(call: PlannedCall, entry: ForecastEntry | undefined): Sum {
  const { count = 1, inputTokens, maxOutputTokens } = call;
  const money = moneyOf(call, entry);
  return {
    calls: count,
    inputTokens: {
      estimate: inputTokens.estimate * count,
      upperBound: inputTokens.upperBound * count,
      isCounted: inputTokens.isCounted,
    },
    maxOutputTokens: maxOutputTokens * count,
    money: money && { lowerUsd: money.lowerUsd * count, upperUsd: money.upperUsd * count },
  };
}

/** Of one such call. */
function moneyOf(
  { inputTokens, maxOutputTokens, searches }: PlannedCall,
  entry: ForecastEntry | undefined,
): ForecastMoney | null {
  const bySearch = searches === undefined ? undefined : searchCostOf(searches, entry?.usdPerThousandSearches);
  if (bySearch !== undefined) return { lowerUsd: bySearch, upperUsd: bySearch };
  const prices = entry?.prices;
  const lowerUsd = costOf({ inputTokens: inputTokens.estimate, outputTokens: 0 }, prices);
  const upperUsd = boundOf({ inputTokens: inputTokens.upperBound, maxOutputTokens }, prices);
  return lowerUsd === undefined || upperUsd === undefined ? null : { lowerUsd, upperUsd };
}

function add(a: Sum, b: Sum): Sum {
  return {
    calls: a.calls + b.calls,
    inputTokens: {
      estimate: a.inputTokens.estimate + b.inputTokens.estimate,
      upperBound: a.inputTokens.upperBound + b.inputTokens.upperBound,
      isCounted: a.inputTokens.isCounted && b.inputTokens.isCounted,
    },
    maxOutputTokens: a.maxOutputTokens + b.maxOutputTokens,
    money:
      a.money === null || b.money === null
        ? null
        : {
            lowerUsd: a.money.lowerUsd + b.money.lowerUsd,
            upperUsd: a.money.upperUsd + b.money.upperUsd,
          },
  };
}

/** One model after the other; null where one of them is not known. */
function inTurn(models: readonly ModelForecast[]): ForecastMinutes | null {
  const known = models.map(({ minutes }) => minutes).filter((minutes) => minutes !== null);
  if (known.length < models.length || known.length === 0) return null;
  return {
    minutes: known.reduce((sum, { minutes }) => sum + minutes, 0),
    assuming: [...new Set(known.map(({ assuming }) => assuming))].join("; then "),
  };
}
