import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markupOf } from "./html.ts";
import { axisFigure, axisOver, intervalFigure, unitAxis } from "./interval-chart.ts";

describe("an axis", () => {
  test("has round ends around its values", () => {
    const rounded = (values: number[]) => axisOver(values)?.ticks.map((tick) => Number(tick.toFixed(9)));
    expect([rounded([0.62, 0.73]), rounded([0.5]), rounded([-3, 120])]).toEqual([
      [0.6, 0.65, 0.7, 0.75],
      [0.49, 0.495, 0.5, 0.505, 0.51],
      [-50, 0, 50, 100, 150],
    ]);
  });

  test("is not there without values", () => {
    expect(axisOver([])).toBeUndefined();
  });

  test("holds all its values and has few ticks", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 1 }), (values) => {
        const { low, high, ticks } = axisOver(values) ?? { low: 0, high: 0, ticks: [] };
        expect(values.every((value) => value >= low - 1e-6 && value <= high + 1e-6)).toBe(true);
        expect(ticks.length >= 3 && ticks.length <= 8).toBe(true);
      }),
    );
  });

  test("writes its numbers with as many places as its steps need", () => {
    const labels = (values: number[]) =>
      [...markupOf(axisFigure(axisOver(values) ?? unitAxis, "score")).matchAll(/>([^<>\n]+)<\/text/g)].map(
        ([, label]) => label,
      );
    expect([labels([0, 1]), labels([0.62, 0.73]), labels([-3, 120])]).toEqual([
      [".00", ".25", ".50", ".75", "1.00"],
      [".60", ".65", ".70", ".75"],
      ["−50", "0", "50", "100", "150"],
    ]);
  });
});

describe("an interval figure", () => {
  test("draws a line from low to high and a dot at the value, and says so", () => {
    const figure = markupOf(intervalFigure(unitAxis, { value: 0.5, low: 0.25, high: 1 }));
    expect(/class="interval"\s+x1="78.0"\s+y1="15"\s+x2="264.0"/.test(figure)).toBe(true);
    expect(/class="dot"\s+cx="140.0"/.test(figure)).toBe(true);
    expect(figure).toContain('aria-label=".500 [.250, 1.000]"');
  });

  test("draws a hollow dot without an interval, and nothing without a value", () => {
    const bare = markupOf(intervalFigure(unitAxis, { value: 0.5, low: null, high: null }));
    const none = markupOf(intervalFigure(unitAxis, { value: null, low: null, high: null }));
    expect([
      bare.includes('class="dot bare"'),
      bare.includes('class="interval"'),
      none.includes("<circle"),
    ]).toEqual([true, false, false]);
    expect(none).toContain('aria-label="not measured"');
  });
});
