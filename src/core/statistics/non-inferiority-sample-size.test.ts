import { expect, test } from "vitest";
import { sizeInPairs, sizePerArm } from "./non-inferiority-sample-size.ts";

const goal = { confidence: 0.95, power: 0.8 };

// Published figures are rounded to the nearest whole number; a size is rounded up, so that it reaches the power.
test.each([
  { proportion: 0.85, margin: 0.03, n: 1752 },
  { proportion: 0.85, margin: 0.05, n: 631 },
  { proportion: 0.9, margin: 0.02, n: 2783 },
])("two arms at $proportion need $n each for a margin of $margin", ({ proportion, margin, n }) => {
  expect(sizePerArm(proportion, { ...goal, margin })).toEqual({ status: "estimated", n });
});

test.each([
  { discordantShare: 0.1, margin: 0.03, n: 687 },
  { discordantShare: 0.1, margin: 0.05, n: 248 },
  { discordantShare: 0.2, margin: 0.03, n: 1374 },
  { discordantShare: 0.2, margin: 0.05, n: 495 },
])(
  "$n pairs are needed where $discordantShare differ, for a margin of $margin",
  ({ discordantShare, margin, n }) => {
    expect(sizeInPairs(discordantShare, { ...goal, margin })).toEqual({ status: "estimated", n });
  },
);

test("where nothing would vary there is no size", () => {
  const none = { status: "undefined", reason: "no-variance" };
  const wanted = { ...goal, margin: 0.05 };
  expect([sizePerArm(0, wanted), sizePerArm(1, wanted), sizeInPairs(0, wanted)]).toEqual([none, none, none]);
});
