import { expect, test } from "vitest";
import { minimumDetectableDifference, sampleFor } from "./detectable-difference.ts";

test("agrees with the usual table: .40 over 200 independent questions finds .08 four times in five", () => {
  const found = minimumDetectableDifference(
    { standardError: 0.4 / Math.sqrt(200), degrees: 199 },
    { confidence: 0.95 },
  );
  expect(found).toBeCloseTo(0.08, 2);
});

test("what a sample finds is what it takes to find it", () => {
  const estimate = { standardError: 0.02, n: 200, clusters: 40 };
  // 1.95996 + .84162 standard errors.
  expect(sampleFor(2.8015 * 0.02, estimate, { confidence: 0.975 })).toEqual({ questions: 201, clusters: 41 });
  // Half the distance takes four times as many.
  expect(sampleFor(1.40075 * 0.02, estimate, { confidence: 0.975 })).toEqual({
    questions: 801,
    clusters: 161,
  });
});
