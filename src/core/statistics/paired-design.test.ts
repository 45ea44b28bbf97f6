import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clusterRobustMean, meanInterval } from "./cluster-robust-mean.ts";
import { normalQuantile } from "./distributions.ts";
import { designEffect, differenceByDesign, type PairedDesign, requiredQuestions } from "./paired-design.ts";
import { seededRandom } from "./random.ts";

const independent: PairedDesign = {
  standardDeviation: 0.4,
  questionsPerCluster: 1,
  intraClusterCorrelation: 0,
  confidence: 0.95,
  power: 0.8,
};
const clustered: PairedDesign = { ...independent, questionsPerCluster: 5, intraClusterCorrelation: 0.3 };

function detectable(design: PairedDesign, questions: number): number {
  const result = differenceByDesign(design, questions);
  if (result.status === "undefined") throw new Error(result.reason);
  return result.difference;
}

test.each([
  { questions: 50, published: [0.1, 0.16, 0.2], digits: 2 },
  { questions: 100, published: [0.07, 0.11, 0.14], digits: 2 },
  { questions: 200, published: [0.05, 0.08, 0.1], digits: 2 },
  { questions: 500, published: [0.03, 0.05, 0.06], digits: 2 },
  { questions: 1000, published: [0.022, 0.035, 0.044], digits: 3 },
])("$questions independent questions detect $published for a spread of .25, .40 and .50", (row) => {
  const differences = [0.25, 0.4, 0.5].map((standardDeviation) =>
    Number(detectable({ ...independent, standardDeviation }, row.questions).toFixed(row.digits)),
  );
  expect(differences).toEqual(row.published);
});

test("with many questions it is the normal distribution's", () => {
  const questions = 1e6;
  const normal = ((normalQuantile(0.975) + normalQuantile(0.8)) * 0.4) / Math.sqrt(questions);
  expect(detectable(independent, questions) / normal).toBeCloseTo(1, 5);
});

test("a small difference needs many questions, and no more than many", () => {
  const result = requiredQuestions(independent, 1e-5);
  const normal = (((normalQuantile(0.975) + normalQuantile(0.8)) * 0.4) / 1e-5) ** 2;
  const questions = result.status === "estimated" ? result.questions : Number.NaN;
  expect(questions / normal).toBeCloseTo(1, 4);
});

test("from 60 clusters on Student and the normal distribution agree within 2 %", () => {
  const normal = ((normalQuantile(0.975) + normalQuantile(0.8)) * 0.4) / Math.sqrt(60);
  expect(detectable(independent, 60) / normal).toBeLessThan(1.02);
});

test("the design effect of 5 questions a source at .3 is 2.2, and it travels with the result", () => {
  expect(designEffect(clustered)).toBeCloseTo(2.2, 12);
  expect(differenceByDesign(clustered, 100)).toMatchObject({ clusters: 20, designEffect: 2.2 });
});

test.each([
  { title: "no questions", design: clustered, questions: 0, reason: "no-values" },
  { title: "one cluster", design: clustered, questions: 9, reason: "one-cluster" },
  {
    title: "no spread",
    design: { ...clustered, standardDeviation: 0 },
    questions: 50,
    reason: "no-variance",
  },
])("$title: nothing can be said", ({ design, questions, reason }) => {
  expect(differenceByDesign(design, questions)).toEqual({ status: "undefined", reason });
});

test("without spread no number of questions follows", () => {
  const result = requiredQuestions({ ...clustered, standardDeviation: 0 }, 0.1);
  expect(result).toEqual({ status: "undefined", reason: "no-variance" });
});

test.each([0, -0.1, 1e-12, Number.NaN])("a difference of %s is refused", (difference) => {
  expect(() => requiredQuestions(clustered, difference)).toThrow(RangeError);
});

const anyDesign = fc.record({
  standardDeviation: fc.double({ min: 0.05, max: 2, noNaN: true }),
  questionsPerCluster: fc.integer({ min: 1, max: 20 }),
  intraClusterCorrelation: fc.double({ min: 0, max: 1, noNaN: true }),
  confidence: fc.constantFrom(0.8, 0.9, 0.95, 0.99),
  power: fc.constantFrom(0.5, 0.8, 0.9),
});

test("the required questions suffice, and one cluster fewer does not", () => {
  fc.assert(
    fc.property(anyDesign, fc.double({ min: 0.02, max: 1, noNaN: true }), (design, difference) => {
      const result = requiredQuestions(design, difference);
      if (result.status === "undefined") throw new Error(result.reason);
      expect(result.questions).toBe(result.clusters * design.questionsPerCluster);
      expect(detectable(design, result.questions)).toBeLessThanOrEqual(difference * (1 + 1e-12));
      const fewer = differenceByDesign(design, result.questions - design.questionsPerCluster);
      const found = fewer.status === "estimated" ? fewer.difference : Number.POSITIVE_INFINITY;
      expect(found).toBeGreaterThan(difference);
    }),
  );
});

test("more spread, alikeness, confidence or power detects less, more questions more", () => {
  fc.assert(
    fc.property(anyDesign, fc.integer({ min: 2, max: 50 }), (design, clusters) => {
      const questions = clusters * design.questionsPerCluster;
      const here = detectable(design, questions);
      const { standardDeviation, intraClusterCorrelation, confidence, power } = design;
      const harder = [
        { ...design, standardDeviation: standardDeviation * 1.1 },
        { ...design, intraClusterCorrelation: Math.min(1, intraClusterCorrelation + 0.1) },
        { ...design, confidence: confidence + 0.005 },
        { ...design, power: power + 0.05 },
      ].map((other) => detectable(other, questions));
      expect(harder.every((difference) => difference >= here)).toBe(true);
      expect(detectable(design, questions * 2)).toBeLessThan(here);
    }),
  );
});

test("4,000 simulated comparisons of 12 sources find the promised difference 8 times in 10", () => {
  const random = seededRandom(11);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  const difference = detectable(clustered, 60);
  const clusterOf = Uint32Array.from({ length: 60 }, (_, index) => Math.floor(index / 5));
  let found = 0;
  for (let repeat = 0; repeat < 4000; repeat++) {
    const shared = Array.from({ length: 12 }, () => Math.sqrt(0.3) * normal());
    const values = Float64Array.from(
      clusterOf,
      (source) => difference + 0.4 * (shared[source]! + Math.sqrt(0.7) * normal()),
    );
    const estimate = clusterRobustMean({ values, clusterOf, clusters: 12 });
    found += Number(estimate.status === "estimated" && meanInterval(estimate, 0.95).low > 0);
  }
  // Two standard errors of the simulation are 1.3 points; the sum of two quantiles is itself a point or two off.
  expect(found / 4000).toBeGreaterThan(0.77);
  expect(found / 4000).toBeLessThan(0.83);
});
