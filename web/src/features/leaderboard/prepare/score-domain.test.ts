import { expect, test } from "vitest";
import { madeLeaderboard, madeRow } from "./leaderboard.fixture.ts";
import { scoreDomain } from "./score-domain.ts";

const summary = madeRow("").summary;
const domain = (...values: (readonly [number | null, number | null, number | null])[]): [number, number] =>
  scoreDomain(
    madeLeaderboard(
      values.map(([low, value, high], at) =>
        madeRow(`run-${at}`, { summary: { ...summary, low, value, high } }),
      ),
    ),
  );

test("the scale goes from the lowest to the highest end of any interval", () => {
  expect(domain([0.4, 0.5, 0.6], [0.3, 0.35, null], [null, null, null])).toEqual([0.3, 0.6]);
});

test("a scale has a width where all is the same, or nothing was measured", () => {
  expect(domain([0.5, 0.5, 0.5])).toEqual([0.45, 0.55]);
  expect(domain([0, 0, 0])).toEqual([-0.5, 0.5]);
  expect(domain([null, null, null])).toEqual([0, 1]);
});
