import { expect, test } from "vitest";
import { knownRows } from "../similarity/row-cosine.ts";
import type { Random } from "../statistics/random.ts";
import { seedCentroids } from "./seed-centroids.ts";
import { planeRows } from "./vectors.fixture.ts";

const draws = (share: number): Random => ({ uint32: () => 0, below: () => 0, uniform: () => share });
const seeded = async (degrees: number[], count: number, share: number) => {
  const rows = planeRows(...degrees);
  return seedCentroids(rows, knownRows(rows), count, draws(share), () => undefined);
};

test("never draws a copy of what it has, whatever rounding leaves over", async () => {
  // A share of 1 stands for a sum that rounding made too large.
  expect([await seeded([0, 0, 90, 0], 2, 0), await seeded([0, 0, 90, 0], 2, 1)]).toEqual([
    planeRows(0, 90),
    planeRows(0, 90),
  ]);
});

test("draws in proportion to distance: at 90° and 180° a third of the way belongs to the nearer", async () => {
  expect([await seeded([0, 90, 180], 2, 0.3), await seeded([0, 90, 180], 2, 0.4)]).toEqual([
    planeRows(0, 90),
    planeRows(0, 180),
  ]);
});

test("gives fewer where there are fewer directions", async () => {
  expect(await seeded([10, 10, 40], 5, 0.5)).toEqual(planeRows(10, 40));
});
