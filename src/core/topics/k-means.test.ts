import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dotProduct, knownRows } from "../similarity/row-cosine.ts";
import { seededRandom } from "../statistics/random.ts";
import { sizesOf } from "./fill-empty-clusters.ts";
import { type Clustering, type ClusteringOptions, kMeans, nearestCentroid } from "./k-means.ts";
import { silhouette } from "./silhouette.ts";
import { planeRows, unitRows } from "./vectors.fixture.ts";

/** Small whole numbers, so that some rows are copies of others. */
const row = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 });
const anyRows = (maxLength: number) => fc.array(row, { minLength: 1, maxLength, size: "max" }).map(unitRows);

function options(count: number, seed = 1): ClusteringOptions {
  return { count, starts: 4, mostRounds: 30, random: seededRandom(seed), breathe: () => undefined };
}

const assigned = ({ clusterOf, count }: Clustering) => ({ clusterOf: [...clusterOf], count });

test("finds groups that lie apart, the largest first", async () => {
  const rows = planeRows(90, 0, 92, 180, 88, 2);
  const found = await kMeans(rows, knownRows(rows), options(3));
  expect(assigned(found)).toEqual({ clusterOf: [0, 1, 0, 2, 0, 1], count: 3 });
  // Cosines of 2° three times short of it: twice beside 90°, twice 1° beside 1°.
  expect(found.cohesion).toBeCloseTo((2 * Math.cos(Math.PI / 90) + 2 * Math.cos(Math.PI / 180) + 2) / 6, 6);
});

test("gives fewer clusters than asked for where there are fewer directions, and none without members", async () => {
  const alike = planeRows(30, 30, 30, 60);
  expect(assigned(await kMeans(alike, knownRows(alike), options(3)))).toEqual({
    clusterOf: [0, 0, 0, 1],
    count: 2,
  });
  expect(assigned(await kMeans(planeRows(null), new Uint32Array(), options(2)))).toEqual({
    clusterOf: [],
    count: 0,
  });
});

test("every member is in one cluster, none is empty, and sizes do not grow", async () => {
  await fc.assert(
    fc.asyncProperty(anyRows(40), fc.integer({ min: 1, max: 8 }), fc.nat(), async (rows, count, seed) => {
      const members = knownRows(rows);
      const found = await kMeans(rows, members, options(count, seed));
      const sizes = [...sizesOf(found.clusterOf, found.count)];
      expect(found.clusterOf).toHaveLength(members.length);
      expect(sizes.every((size) => size > 0)).toBe(true);
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      expect(found.cohesion).toBeLessThanOrEqual(1 + 1e-6);
    }),
  );
});

test("the same seed gives the same clusters", async () => {
  await fc.assert(
    fc.asyncProperty(anyRows(30), fc.nat(), async (rows, seed) => {
      const twice = [];
      for (let i = 0; i < 2; i++) twice.push(await kMeans(rows, knownRows(rows), options(4, seed)));
      expect(twice[0]).toEqual(twice[1]);
    }),
  );
});

test("members that settled are in the cluster whose centroid is nearest", async () => {
  await fc.assert(
    fc.asyncProperty(anyRows(30), fc.nat(), async (rows, seed) => {
      const members = knownRows(rows);
      const { clusterOf, centroids } = await kMeans(rows, members, { ...options(3, seed), mostRounds: 500 });
      const farther = [...members].filter((row, member) => {
        const own = dotProduct(rows, row, centroids, clusterOf[member] as number);
        return own < nearestCentroid(rows, row, centroids).cosine - 1e-6;
      });
      expect(farther).toEqual([]);
    }),
  );
});

test("the silhouette is high for groups that lie apart, low for one group cut in two, and unknown for one", async () => {
  const apart = planeRows(0, 1, 90, 91);
  const even = planeRows(0, 30, 60, 90);
  const of = async (rows: typeof apart, count: number) =>
    silhouette(rows, knownRows(rows), await kMeans(rows, knownRows(rows), options(count)));
  expect(await of(apart, 2)).toBeGreaterThan(0.99);
  expect(await of(even, 2)).toBeLessThan(0.95);
  expect(await of(apart, 1)).toBeNull();
});

test("a member alone in its cluster counts nothing in the silhouette", async () => {
  const rows = planeRows(0, 90);
  expect(silhouette(rows, knownRows(rows), await kMeans(rows, knownRows(rows), options(2)))).toBe(0);
});
