import { expect, test } from "vitest";
import { clusteredValues, clusterTotals, numberClusters, withoutEmptyClusters } from "./clustered-values.ts";

test("clusters are numbered as they first occur", () => {
  expect(numberClusters(["b", "a", "b", "c"])).toEqual(Uint32Array.of(0, 1, 0, 2));
  expect(clusteredValues([1, 2, 3, 4], ["b", "a", "b", "c"])).toEqual({
    values: Float64Array.of(1, 2, 3, 4),
    clusterOf: Uint32Array.of(0, 1, 0, 2),
    clusters: 3,
  });
});

test("numbers that no value carries any more are closed up, and a cluster that comes back is the same", () => {
  expect(withoutEmptyClusters(Float64Array.of(1, 2, 3, 4), Uint32Array.of(5, 2, 2, 5))).toEqual({
    values: Float64Array.of(1, 2, 3, 4),
    clusterOf: Uint32Array.of(0, 1, 1, 0),
    clusters: 2,
  });
});

test("totals are kept by cluster", () => {
  expect(clusterTotals(clusteredValues([1, 2, 3], ["a", "b", "a"]))).toEqual({
    sums: Float64Array.of(4, 2),
    counts: Float64Array.of(2, 1),
  });
});
