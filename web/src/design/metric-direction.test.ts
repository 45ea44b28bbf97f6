import { expect, test } from "vitest";
import { agentMetrics } from "../../../src/core/evaluation/agent-metrics.ts";
import { lowerIsBetter, standardMetrics } from "../../../src/core/evaluation/catalog.ts";
import { isLowerBetter } from "./metric-direction.ts";

test("a page turns the same metrics round as the server does", () => {
  const { metrics, setMetrics } = standardMetrics({ k: [1, 5], budgetCharacters: 2500 });
  const ids = [...metrics, ...setMetrics, ...agentMetrics()].map(({ id }) => id);
  expect(ids.filter(isLowerBetter)).toEqual(ids.filter((id) => lowerIsBetter.has(id)));
  expect(ids.filter(isLowerBetter).length).toBeGreaterThan(10);
});
