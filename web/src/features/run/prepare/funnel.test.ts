import { expect, test } from "vitest";
import { funnel } from "./funnel.ts";

test("each bar is as long as the share that got so far, and the lost lie where it ends", () => {
  const { steps } = funnel(
    [
      { step: "asked", reached: 100, lost: 0, end: null },
      { step: "indexed", reached: 80, lost: 20, end: "not-in-index" },
      { step: "ranked", reached: 60, lost: 20, end: "not-retrieved" },
    ],
    608,
  );
  const room = steps[0]!.width;
  expect(
    steps.map(({ width, lostX, lostWidth, share }) =>
      [width / room, (lostX - 152) / room, lostWidth / room, share].map((part) => Math.round(100 * part)),
    ),
  ).toEqual([
    [100, 100, 0, 100],
    [80, 80, 20, 80],
    [60, 60, 20, 60],
  ]);
});

test("without questions nothing is divided by nothing", () => {
  const { steps } = funnel([{ step: "asked", reached: 0, lost: 0, end: null }], 400);
  expect([steps[0]!.width, steps[0]!.share]).toEqual([0, 0]);
});
