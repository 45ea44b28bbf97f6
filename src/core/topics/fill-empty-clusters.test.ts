import { expect, test } from "vitest";
import { fillEmptyClusters } from "./fill-empty-clusters.ts";

function filled(clusterOf: number[], cosines: number[], count: number) {
  const clusters = Uint32Array.from(clusterOf);
  const nearness = Float64Array.from(cosines);
  fillEmptyClusters(clusters, nearness, count);
  return { clusterOf: [...clusters], cosines: [...nearness] };
}

test("an empty cluster takes the member that lies farthest from its own centroid", () => {
  expect(filled([0, 0, 0, 2], [0.9, 0.5, 0.8, 0.1], 3)).toEqual({
    clusterOf: [0, 1, 0, 2],
    cosines: [0.9, 1, 0.8, 0.1],
  });
});

test("no cluster is emptied for it, and none is filled where all members are alone", () => {
  expect(filled([0, 0], [0.9, 0.5], 4)).toEqual({ clusterOf: [0, 1], cosines: [0.9, 1] });
});

test("nothing moves where no cluster is empty", () => {
  expect(filled([1, 0], [0.2, 0.3], 2)).toEqual({ clusterOf: [1, 0], cosines: [0.2, 0.3] });
});
