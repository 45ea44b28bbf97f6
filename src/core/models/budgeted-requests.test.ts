import { expect, test } from "vitest";
import { modelError } from "../../ports/language-model-fault.ts";
import { budgetMeter } from "./budget-meter.ts";
import { budgetedRequests } from "./budgeted-requests.ts";

const { signal } = new AbortController();
const byToken = {
  prices: { input: 1, output: 0 },
  usdPerThousandSearches: undefined,
  billing: "tokens",
} as const;
const bySearch = { prices: undefined, usdPerThousandSearches: 2, billing: "searches" } as const;
const request = { part: "openai/e", texts: 2, characters: 100, signal };
const reply = (tokens: number | null, searchUnits: number | null) => async () => ({
  value: "v",
  usage: { tokens, searchUnits },
});

test("a request costs what the provider tells, and its bound where it tells nothing", async () => {
  const meter = budgetMeter({ limitUsd: 1 });
  const around = budgetedRequests({ meter, entry: byToken });
  await around(request, reply(50, null));
  expect(meter.state().spentUsd).toBeCloseTo(50e-6, 12);
  await around(request, reply(null, null));
  expect(meter.state().spentUsd).toBeCloseTo((50 + 332) * 1e-6, 12);
});

test("searches are counted where they are what is billed", async () => {
  const meter = budgetMeter({ limitUsd: 1 });
  await budgetedRequests({ meter, entry: bySearch })({ ...request, texts: 150 }, reply(null, 2));
  expect(meter.state()).toMatchObject({ spentUsd: 0.004, callsAtBound: 0 });
});

test("what was turned down costs nothing, what broke may have been paid for", async () => {
  const meter = budgetMeter({ limitUsd: 1 });
  const around = budgetedRequests({ meter, entry: byToken });
  const failing = (code: "model.refused" | "model.failed") => async () => {
    throw modelError(code, { message: "No.", hint: "Try." });
  };
  await expect(around(request, failing("model.refused"))).rejects.toThrow("No.");
  expect(meter.state().spentUsd).toBe(0);
  await expect(around(request, failing("model.failed"))).rejects.toThrow("No.");
  expect(meter.state().spentUsd).toBeCloseTo(332e-6, 12);
});

test("nothing is sent that could go beyond the budget, nor where nobody knows the price", async () => {
  const meter = budgetMeter({ limitUsd: 0.0001 });
  const sent: string[] = [];
  const send = async () => {
    sent.push("sent");
    return { value: "v", usage: { tokens: 1, searchUnits: null } };
  };
  await expect(budgetedRequests({ meter, entry: byToken })(request, send)).rejects.toMatchObject({
    code: "budget.exceeded",
  });
  const unpriced = { prices: undefined, usdPerThousandSearches: undefined, billing: "unknown" } as const;
  await expect(budgetedRequests({ meter, entry: unpriced })(request, send)).rejects.toMatchObject({
    code: "budget.unknown-price",
  });
  expect(sent).toEqual([]);
});
