import { expect, test } from "vitest";
import { chosenMeasures } from "./chosen-measures.ts";
import { madeRow } from "./leaderboard.fixture.ts";
import { latencyText, measuresOf } from "./measures.ts";

const measures = measuresOf(["ndcg@10", "gold-spans-cut"]);

test("what a run is judged by has a direction, and null where it was not measured", () => {
  const row = madeRow("a", {}, { latencyMs: null, usdPerThousandQuestions: null });
  expect(measures.map(({ id, lowerIsBetter, value }) => [id, lowerIsBetter, value(row)])).toEqual([
    ["ndcg@10", false, 0.5],
    ["gold-spans-cut", true, null],
    ["latency", true, null],
    ["index", true, 1000],
    ["price", true, null],
    ["took", true, 5000],
  ]);
});

test("the address chooses two measures; what it cannot mean is the ranking's own against time", () => {
  const chosen = (named: { x?: string; y?: string }): string[] => {
    const { x, y } = chosenMeasures(measures, named, "ndcg@10");
    return [x.id, y.id];
  };
  expect(chosen({})).toEqual(["latency", "ndcg@10"]);
  expect(chosen({ x: "price", y: "nonsense" })).toEqual(["price", "ndcg@10"]);
});

test("times below a millisecond keep what tells them apart", () => {
  expect([0.564, 0.996, 4.2, 1500].map(latencyText)).toEqual(["0.56 ms", "1.00 ms", "4.2 ms", "1.5 s"]);
});
