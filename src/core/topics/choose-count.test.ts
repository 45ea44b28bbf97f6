import { expect, test } from "vitest";
import { knownRows, type VectorRows } from "../similarity/row-cosine.ts";
import { seededRandom } from "../statistics/random.ts";
import { chooseCount, kneeOf } from "./choose-count.ts";
import { planeRows } from "./vectors.fixture.ts";

function chosen(rows: VectorRows): Promise<number> {
  return chooseCount(rows, knownRows(rows), {
    random: seededRandom(1),
    breathe: () => undefined,
    progress: () => {},
  });
}

test("finds as many groups as lie apart", async () => {
  expect([await chosen(groupsApart(3, 60)), await chosen(groupsApart(5, 100))]).toEqual([3, 5]);
});

/** Groups at right angles to each other; members differ a little along one more dimension. */
function groupsApart(groups: number, members: number): VectorRows {
  const dimensions = groups + 1;
  const vectors = new Float32Array(members * dimensions);
  for (let member = 0; member < members; member++) {
    const aside = 0.1 * Math.sin(member);
    vectors[member * dimensions + (member % groups)] = Math.sqrt(1 - aside * aside);
    vectors[member * dimensions + groups] = aside;
  }
  return { dimensions, vectors };
}

test("one direction is one topic, one member too, and no member none", async () => {
  expect([
    await chosen(planeRows(...Array.from({ length: 30 }, () => 45))),
    await chosen(planeRows(45)),
    await chosen(planeRows(null)),
  ]).toEqual([1, 1, 0]);
});

test("the knee is where the curve lies highest above the line between its ends", () => {
  const curve = [
    [1, 0],
    [2, 0.5],
    [3, 0.8],
    [4, 0.9],
    [5, 1],
  ].map(([count = 0, cohesion = 0]) => ({ count, cohesion }));
  // Above the line: 0, .25, .3, .15, 0.
  expect(kneeOf(curve)).toBe(3);
  expect(kneeOf(curve.map(({ count }) => ({ count, cohesion: 0.1 * count })))).toBe(1);
  expect(kneeOf([])).toBe(0);
});
