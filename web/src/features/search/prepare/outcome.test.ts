import { expect, test } from "vitest";
import { conclusionOf, comparisonText, luckText, savedShare, standingOf } from "./outcome.ts";
import { madeResult } from "./search.fixture.ts";

const comparison = madeResult.baseline!.comparison!;
const against = (low: number | null, high: number | null) => ({
  ...madeResult,
  baseline: { ...madeResult.baseline!, comparison: { ...comparison, low, high } },
});

test("what is said of the winner follows the interval, turned round where less is better", () => {
  const standing = (low: number | null, high: number | null, metric: string): string =>
    standingOf({ ...comparison, low, high }, metric);
  expect([
    standing(0.01, 0.2, "ndcg@10"),
    standing(-0.2, -0.01, "ndcg@10"),
    standing(-0.1, 0.1, "ndcg@10"),
    standing(null, null, "ndcg@10"),
    standing(-0.2, -0.01, "gold-spans-cut"),
    standing(0.01, 0.2, "gold-spans-cut"),
  ]).toEqual(["better", "worse", "inconclusive", "none", "better", "worse"]);
});

test("the conclusion says what to do", () => {
  expect(conclusionOf(against(0.01, 0.2), "ndcg@10")).toMatch(/^The winner is better than the baseline/);
  expect(conclusionOf(against(-0.1, 0.1), "ndcg@10")).toMatch(/Keep the baseline, unless/);
  expect(conclusionOf({ ...against(0.01, 0.2), verdict: "unreliable" }, "ndcg@10")).toMatch(
    /too few clusters/,
  );
  expect(conclusionOf({ ...against(-0.2, -0.1), verdict: "unreliable" }, "ndcg@10")).toMatch(
    /Keep the baseline\.$/,
  );
  expect(conclusionOf({ ...madeResult, baseline: null }, "ndcg@10")).toMatch(/^There is no baseline/);
  expect(
    conclusionOf({ ...madeResult, baseline: { ...madeResult.baseline!, comparison: null } }, "ndcg@10"),
  ).toMatch(/^The baseline itself won/);
});

test("why the two scores differ says which way they did", () => {
  expect(luckText(madeResult, "ndcg@10")).toMatch(/is below the one it was chosen by/);
  expect(luckText(madeResult, "gold-spans-cut")).toMatch(/happens to be no worse/);
  expect(luckText({ ...madeResult, confirmed: null }, "ndcg@10")).toBeNull();
});

test("a difference without an interval says why", () => {
  expect(comparisonText(comparison)).toBe("+.100 [+.050,\u00a0+.150] on 20 questions");
  expect(comparisonText({ ...comparison, low: null, high: null, why: "one cluster" })).toBe(
    "+.100 on 20 questions, without an interval: one cluster",
  );
  expect(comparisonText({ ...comparison, difference: null })).toBe("no question was scored by both");
});

test("what was saved is never less than nothing", () => {
  expect([savedShare(75, 150), savedShare(200, 150), savedShare(0, 0)]).toEqual([0.5, 0, null]);
});
