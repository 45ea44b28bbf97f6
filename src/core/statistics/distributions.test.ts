import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  betaCdf,
  betaQuantile,
  chiSquaredUpperTail,
  normalCdf,
  normalDensity,
  normalQuantile,
  studentCdf,
  studentQuantile,
  studentUpperTail,
} from "./distributions.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

interface Inputs {
  x: number[];
  p: number[];
  df: number;
  a: number;
  b: number;
}

interface Expected {
  cdf: number[];
  quantile: number[];
  upperTail: number[];
}

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<Inputs, Expected>(vectors, "distribution");
const named = (name: string) => cases.filter(({ id }) => id.startsWith(`distribution/${name}`));

test("the vectors hold all four distributions", () => {
  const counts = ["normal", "student-t", "chi2", "beta"].map((name) => named(name).length);
  expect(counts).toEqual([1, 9, 4, 5]);
});

test.each(named("normal"))("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const computed = { cdf: inputs.x.map(normalCdf), quantile: inputs.p.map(normalQuantile) };
  expect(deviations(computed, expected, tolerance)).toEqual([]);
});

test.each(named("chi2"))("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const upperTail = inputs.x.map((x) => chiSquaredUpperTail(x, inputs.df));
  expect(deviations({ upperTail }, expected, tolerance)).toEqual([]);
});

test.each(named("beta"))("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const { x, p, a, b } = inputs;
  const computed = {
    cdf: x.map((one) => betaCdf(one, a, b)),
    quantile: p.map((share) => betaQuantile(share, a, b)),
  };
  expect(deviations(computed, expected, tolerance)).toEqual([]);
});

describe("Student's t", () => {
  test.each(named("student-t"))("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
    const cdf = inputs.x.map((x) => studentCdf(x, inputs.df));
    expect(deviations(cdf, expected.cdf, tolerance)).toEqual([]);
  });

  // The reference's quantiles are off by up to 3e-7 in the far tails. Where its own distribution function returns the
  // share, ours must equal it.
  test.each(named("student-t"))("$id has the reference's quantiles where they are right", (one) => {
    const { df, p } = one.inputs;
    const right = p.flatMap((share, place) => {
      const quantile = one.expected.quantile[place]!;
      const tail = Math.min(share, 1 - share);
      const returns = Math.abs(studentUpperTail(Math.abs(quantile), df) / tail - 1) < 1e-9;
      return returns ? [{ share, quantile }] : [];
    });
    const computed = right.map(({ share }) => ({ share, quantile: studentQuantile(share, df) }));
    expect(deviations(computed, right, one.tolerance)).toEqual([]);
    expect(right.map(({ share }) => share)).toEqual(expect.arrayContaining([0.025, 0.5, 0.975]));
  });

  const anyDegrees = fc.double({ min: 1, max: 1000, noNaN: true });

  test("beyond a hundred million degrees it is the normal distribution", () => {
    expect([1e9, Infinity].map((degrees) => studentQuantile(0.975, degrees))).toEqual([
      normalQuantile(0.975),
      normalQuantile(0.975),
    ]);
  });

  test("the tail above a quantile is the share it was asked for, to 1e-12 of it", () => {
    const anyTail = fc.double({ min: 1e-4, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(anyTail, anyDegrees, (tail, degrees) => {
        const back = studentUpperTail(-studentQuantile(tail, degrees), degrees);
        expect(Math.abs(back / tail - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 500 },
    );
  });

  test("and so is a tail of one in a million million", () => {
    const anyExponent = fc.double({ min: -12, max: -4, noNaN: true });
    fc.assert(
      fc.property(anyExponent, anyDegrees, (exponent, degrees) => {
        const back = studentUpperTail(-studentQuantile(10 ** exponent, degrees), degrees);
        expect(Math.abs(back / 10 ** exponent - 1)).toBeLessThan(1e-11);
      }),
      { numRuns: 500 },
    );
  });

  test("it is symmetric", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), anyDegrees, (t, degrees) => {
        expect(studentCdf(t, degrees)).toBeCloseTo(studentUpperTail(-t, degrees), 14);
        expect(studentUpperTail(t, degrees) + studentUpperTail(-t, degrees)).toBeCloseTo(1, 14);
      }),
    );
    expect(studentQuantile(0.25, 7)).toBe(-studentQuantile(0.75, 7));
  });

  test("one degree of freedom is the Cauchy distribution", () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (t) => {
        expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 13);
      }),
    );
  });
});

test("the normal density is the slope of the distribution function", () => {
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (x) => {
      const slope = (normalCdf(x + 1e-4) - normalCdf(x - 1e-4)) / 2e-4;
      expect(normalDensity(x)).toBeCloseTo(slope, 7);
    }),
  );
});

test("chi-squared leaves everything above zero and below", () => {
  expect([chiSquaredUpperTail(0, 3), chiSquaredUpperTail(-1, 3)]).toEqual([1, 1]);
});
