import * as fc from "fast-check";
import { expect, test } from "vitest";
import { histogram } from "./histogram.ts";

test("counts values between round limits", () => {
  expect(histogram([0, 3, 3, 40, 50])).toEqual({
    smallest: 0,
    median: 3,
    largest: 50,
    mean: 19.2,
    bars: [
      { from: 0, to: 1, count: 1 },
      { from: 1, to: 2, count: 0 },
      { from: 2, to: 5, count: 2 },
      { from: 5, to: 10, count: 0 },
      { from: 10, to: 20, count: 0 },
      { from: 20, to: 50, count: 1 },
      { from: 50, to: 100, count: 1 },
    ],
  });
  expect(histogram([])).toBeUndefined();
});

test("every value is in one bar, and there are never many bars", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), (values) => {
      const { bars, smallest, largest } = histogram(values)!;
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      expect(bars.length).toBeLessThanOrEqual(12);
      expect(bars[0]!.from <= smallest && bars.at(-1)!.to > largest).toBe(true);
      expect(bars.every(({ from, to }, at) => from < to && (at === 0 || bars[at - 1]!.to === from))).toBe(
        true,
      );
    }),
  );
});
