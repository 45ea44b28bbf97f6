import { expect, test } from "vitest";
import { compared } from "./compared.fixture.ts";
import { metricRows } from "./metric-rows.ts";

const hit = compared("hit@5", { low: -0.2 });
const rounds = compared("rounds", { first: 2, second: 5, difference: 3, low: 2, high: 4 });
const worse = compared("mrr@10", {
  verdict: { kind: "worse", sentence: "", reason: null, needed: null },
});
const never = compared("rouge-1", {
  n: 0,
  first: null,
  second: null,
  difference: null,
  low: null,
  high: null,
});

test("the metric asked for comes first; shares have one scale, counts their own; what is on neither side is named", () => {
  expect(metricRows([hit, rounds, worse, never], "mrr@10")).toEqual({
    rows: [
      { compared: worse, domain: [-0.2, 0.2], tone: "worse" },
      { compared: hit, domain: [-0.2, 0.2], tone: "better" },
      { compared: rounds, domain: [-4, 4], tone: "better" },
    ],
    idle: ["rouge-1"],
  });
});

test("where nothing differs there still is a scale", () => {
  const same = compared("hit@5", {
    difference: 0,
    low: null,
    high: null,
    verdict: { kind: "none", sentence: "", reason: "unchanged", needed: null },
  });
  expect(metricRows([same], "hit@5").rows).toEqual([
    { compared: same, domain: [-0.01, 0.01], tone: "unsure" },
  ]);
});
