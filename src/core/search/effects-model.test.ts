import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { cholesky, solve } from "./cholesky.ts";
import { effectsModels, type Observation } from "./effects-model.ts";
import { spaceOf } from "./made-space.fixture.ts";

const space = spaceOf(2, 2);
const levels = [2, 2];
const noNoise = { main: [0, 0], pair: 0, own: 1e-8 };
const additive = { main: [1, 1], pair: 0, own: 0 };

const observed = (values: readonly number[], batch = 0): Observation[] =>
  values.map((value, index) => ({ candidate: space.candidates[index]!, batch, value, questions: 1 }));

describe("the model of effects", () => {
  test("gives an unseen combination the sum of its levels' effects", () => {
    // 0-0, 0-1 and 1-0 were seen: 1-1 is as much above 1-0 as 0-1 is above 0-0.
    const model = effectsModels(observed([0, 0.2, 0.5]), levels, noNoise)(additive);
    const means = space.candidates.map((candidate) => model.estimate(candidate).mean);
    expect(means[3]! - means[0]!).toBeCloseTo(0.7, 4);
    expect(means[1]! - means[0]!).toBeCloseTo(0.2, 4);
  });

  test("asks nothing of what the levels of two batches differ by", () => {
    const together = effectsModels(
      [...observed([0, 0.2]), ...observed([7, 7.2, 7.5], 1)],
      levels,
      noNoise,
    )(additive);
    const [first, , third] = space.candidates;
    expect(together.estimate(third!).mean - together.estimate(first!).mean).toBeCloseTo(0.5, 3);
  });

  test("shrinks a lone difference by how far it may be noise: half where both vary alike", () => {
    // With own variance q and noise s of each of two candidates, the difference is believed by q / (q + s).
    const pair = observed([0, 1]);
    const own = { main: [0, 0], pair: 0, own: 1 };
    const model = effectsModels(pair, levels, own)(own);
    const [first, second] = space.candidates.map((candidate) => model.estimate(candidate));
    expect(second!.mean - first!.mean).toBeCloseTo(0.5, 4);
  });

  test("knows most of what it saw most questions of", () => {
    const own = { main: [0.1, 0.1], pair: 0.1, own: 1 };
    const seen = observed([0, 0, 0]).map((one, index) => ({ ...one, questions: 10 ** index }));
    const model = effectsModels(seen, levels, own)(own);
    const deviations = space.candidates.map((candidate) => model.estimate(candidate).standardDeviation);
    expect(deviations.toSorted((a, b) => b - a)).toEqual([
      deviations[3],
      deviations[0],
      deviations[1],
      deviations[2],
    ]);
  });
});

test("a solution of a positive definite system gives its right side back", () => {
  assert(
    property(
      integer({ min: 1, max: 6 }).chain((size) =>
        array(double({ min: -3, max: 3, noNaN: true }), { minLength: size * size, maxLength: size * size }),
      ),
      (entries) => {
        const size = Math.sqrt(entries.length);
        // A A' + I is positive definite.
        const matrix = new Float64Array(size * size);
        for (let row = 0; row < size; row++) {
          for (let column = 0; column < size; column++) {
            let sum = row === column ? 1 : 0;
            for (let k = 0; k < size; k++) sum += entries[row * size + k]! * entries[column * size + k]!;
            matrix[row * size + column] = sum;
          }
        }
        const right = Array.from({ length: size }, (_, index) => index + 1);
        const x = solve(cholesky(matrix, size), right);
        const back = right.map((_, row) =>
          right.reduce((sum, __, column) => sum + matrix[row * size + column]! * x[column]!, 0),
        );
        for (const [row, value] of back.entries()) expect(value).toBeCloseTo(right[row]!, 6);
      },
    ),
  );
});
