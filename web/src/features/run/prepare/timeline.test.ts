import { expect, test } from "vitest";
import { type TimedStage, timeline } from "./timeline.ts";

const words = (time: string, cached: boolean): string => (cached ? `${time}, cached` : time);

const stages: TimedStage[] = [
  { stage: "parse", seconds: 6, cached: true },
  { stage: "chunk", seconds: 1, cached: true },
  { stage: "embed", seconds: 2, cached: false },
  { stage: "evaluate", seconds: 1, cached: false },
];

test("stages follow one another on one scale, and what the cache spared is counted apart", () => {
  const { bars, ran, spared, range } = timeline(stages, 600, words);
  expect([ran, spared]).toEqual([3, 7]);
  const perSecond = (range[1] - range[0]) / 10;
  expect(bars.map(({ x, width }) => [Math.round(x), Math.round(width)])).toEqual(
    [
      [range[0], 6 * perSecond],
      [range[0] + 6 * perSecond, perSecond],
      [range[0] + 7 * perSecond, 2 * perSecond],
      [range[0] + 9 * perSecond, perSecond],
    ].map(([x, width]) => [Math.round(x!), Math.round(width!)]),
  );
});

test.each([320, 600, 1600])("no bar and no text leaves a drawing of %i pixels", (width) => {
  const { bars } = timeline(stages, width, words);
  for (const { x, width: wide, text, textX, textAnchor } of bars) {
    const long = text.length * 6.9;
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(textAnchor === "start" ? textX + long : textX).toBeLessThanOrEqual(width + 1);
    expect(textAnchor === "start" ? textX : textX - long).toBeGreaterThanOrEqual(0);
  }
});

test("stages without any time are drawn all the same", () => {
  const { bars, total } = timeline([{ stage: "parse", seconds: 0, cached: false }], 400, words);
  expect([total, bars[0]!.width]).toEqual([0, 3]);
});
