import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Proportion } from "./proportion-interval.ts";
import { scoreNonInferiority, waldNonInferiority } from "./proportion-non-inferiority.ts";
import { deviations } from "./reference-vectors.fixture.ts";
import type { UndefinedStatistic } from "./undefined-statistic.ts";

const anyProportion = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.record({ successes: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

test("80 against 85 of 100 with margin .10 has the published Wald z and p value", () => {
  const result = waldNonInferiority({ successes: 85, n: 100 }, { successes: 80, n: 100 }, 0.1);
  expect(deviations(result, { status: "tested", z: 0.9325, pValue: 0.1755 }, 5e-5)).toEqual([]);
});

// 5 of 56 against 0 of 29: Mee's 95 % interval is -.0313 to .1926 (Newcombe 1998, example d), and it inverts this test.
test.each([
  { title: "upper", first: { successes: 5, n: 56 }, second: { successes: 0, n: 29 }, margin: 0.1926 },
  { title: "lower", first: { successes: 0, n: 29 }, second: { successes: 5, n: 56 }, margin: 0.0313 },
])("at the $title end of the published score interval z is 1.96", ({ first, second, margin }) => {
  const result = scoreNonInferiority(first, second, margin);
  expect(deviations(result, { status: "tested", z: 1.96, pValue: 0.025 }, 5e-4)).toEqual([]);
});

test("without a margin the score test pools the two sides", () => {
  const [first, second] = [
    { successes: 30, n: 50 },
    { successes: 45, n: 60 },
  ];
  const pooled = 75 / 110;
  const z = (45 / 60 - 30 / 50) / Math.sqrt(pooled * (1 - pooled) * (1 / 50 + 1 / 60));
  const result = scoreNonInferiority(first, second, 0);
  expect(deviations(result.status === "tested" && result.z, z, 1e-12)).toEqual([]);
});

test("the score test's variance is at the likeliest shares that differ by the margin", () => {
  fc.assert(
    fc.property(
      anyProportion,
      anyProportion,
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      (first, second, margin) => {
        const result = scoreNonInferiority(first, second, margin);
        if (result.status === "undefined") throw new Error(result.reason);
        const distance = second.successes / second.n - first.successes / first.n + margin;
        fc.pre(Math.abs(distance) > 1e-6);
        const likelihood = (share: number) =>
          logLikelihood(first, share) + logLikelihood(second, share - margin);
        const shares = Array.from({ length: 401 }, (_, step) => margin + ((1 - margin) * step) / 400);
        const best = shares.reduce((one, other) => (likelihood(other) > likelihood(one) ? other : one));
        const spacing = (1 - margin) / 400;
        const variances = [best - spacing, best, best + spacing]
          .map((share) => Math.min(1, Math.max(margin, share)))
          .map(
            (share) => (share * (1 - share)) / first.n + ((share - margin) * (1 - share + margin)) / second.n,
          );
        const variance = (distance / result.z) ** 2;
        expect(variance).toBeGreaterThanOrEqual(Math.min(...variances) - 1e-9);
        // Between grid points a concave variance may rise above both ends by less than this.
        expect(variance).toBeLessThanOrEqual(
          Math.max(...variances) + spacing ** 2 * (1 / first.n + 1 / second.n),
        );
      },
    ),
  );
});

function logLikelihood({ successes, n }: Proportion, share: number): number {
  const term = (count: number, chance: number) => (count === 0 ? 0 : count * Math.log(chance));
  return term(successes, share) + term(n - successes, 1 - share);
}

test("counting what went wrong, with the sides swapped, is the same test", () => {
  const mirrored = ({ successes, n }: Proportion) => ({ successes: n - successes, n });
  fc.assert(
    fc.property(anyProportion, anyProportion, fc.constantFrom(0.01, 0.1, 0.5), (first, second, margin) => {
      const result = scoreNonInferiority(first, second, margin);
      const swapped = scoreNonInferiority(mirrored(second), mirrored(first), margin);
      expect(deviations(swapped, result, 1e-9)).toEqual([]);
    }),
  );
});

test("a wider margin never makes it harder to show", () => {
  fc.assert(
    fc.property(anyProportion, anyProportion, (first, second) => {
      const pValues = [0.02, 0.05, 0.1, 0.2].map((margin) => {
        const result = scoreNonInferiority(first, second, margin);
        return result.status === "tested" ? result.pValue : Number.NaN;
      });
      expect(pValues.every((p, place) => place === 0 || p <= pValues[place - 1]! + 1e-12)).toBe(true);
    }),
  );
});

test("without outcomes or variance there is no test", () => {
  const [none, all, nobody, some] = [
    { successes: 0, n: 0 },
    { successes: 5, n: 5 },
    { successes: 0, n: 5 },
    { successes: 3, n: 5 },
  ];
  const results: UndefinedStatistic["reason"][] = [
    [none, some, 0.1] as const,
    [some, none, 0.1] as const,
    [all, all, 0] as const,
    [nobody, nobody, 0] as const,
  ].flatMap(([first, second, margin]) =>
    [scoreNonInferiority, waldNonInferiority].map((test) => {
      const result = test(first, second, margin);
      return result.status === "undefined" ? result.reason : "no-pairs";
    }),
  );
  expect(results).toEqual([
    "no-values",
    "no-values",
    "no-values",
    "no-values",
    "no-variance",
    "no-variance",
    "no-variance",
    "no-variance",
  ]);
  expect(waldNonInferiority(all, all, 0.1)).toEqual({ status: "undefined", reason: "no-variance" });
  expect(scoreNonInferiority(all, all, 0.1)).toMatchObject({ status: "tested" });
});
