import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clopperPearsonInterval, type Proportion, wilsonInterval } from "./proportion-interval.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";
import type { Interval } from "./undefined-statistic.ts";

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<Proportion & { confidence: number }, Record<string, Interval | null>>(
  vectors,
  "proportion",
);
const intervals = { wilson: wilsonInterval, clopperPearson: clopperPearsonInterval };
const methods = Object.entries(intervals);

const anyProportion = fc
  .integer({ min: 1, max: 3000 })
  .chain((n) => fc.record({ successes: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const anyConfidence = fc.double({ min: 0.5, max: 0.999, noNaN: true });

test.each(cases)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const computed = methods.map(([method, interval]) => {
    const result = interval(inputs, inputs.confidence);
    return [method, result.status === "undefined" ? null : { low: result.low, high: result.high }];
  });
  const { wilson, clopperPearson } = expected;
  expect(deviations(Object.fromEntries(computed), { wilson, clopperPearson }, tolerance)).toEqual([]);
});

describe.each(methods)("%s", (_, interval) => {
  const bounds = (proportion: Proportion, confidence: number) => {
    const result = interval(proportion, confidence);
    if (result.status === "undefined") throw new Error(result.reason);
    return result;
  };

  test("no outcomes have no proportion", () => {
    expect(interval({ successes: 0, n: 0 }, 0.95)).toEqual({ status: "undefined", reason: "no-values" });
  });

  test("holds the observed share and stays within 0 and 1", () => {
    fc.assert(
      fc.property(anyProportion, anyConfidence, (proportion, confidence) => {
        const { low, high, proportion: share } = bounds(proportion, confidence);
        expect([0 <= low, low <= share, share <= high, high <= 1]).toEqual([true, true, true, true]);
      }),
    );
  });

  test("swapping yes and no mirrors it", () => {
    fc.assert(
      fc.property(anyProportion, anyConfidence, ({ successes, n }, confidence) => {
        const { low, high } = bounds({ successes, n }, confidence);
        const mirrored = bounds({ successes: n - successes, n }, confidence);
        expect(deviations(mirrored.low, 1 - high, 1e-12)).toEqual([]);
        expect(deviations(mirrored.high, 1 - low, 1e-12)).toEqual([]);
      }),
    );
  });

  test("more confidence makes it wider", () => {
    fc.assert(
      fc.property(anyProportion, (proportion) => {
        const widths = [0.5, 0.8, 0.95, 0.999].map((confidence) => {
          const { low, high } = bounds(proportion, confidence);
          return high - low;
        });
        expect(widths.every((width, place) => place === 0 || width > widths[place - 1]!)).toBe(true);
      }),
    );
  });
});
