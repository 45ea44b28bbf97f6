import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../statistics/random.ts";
import { spaceOf } from "./made-space.fixture.ts";
import { screeningDesign } from "./screening-design.ts";

test("every level is seen about equally often, and no candidate twice", () => {
  assert(
    property(
      array(integer({ min: 2, max: 4 }), { minLength: 3, maxLength: 4 }),
      integer({ min: 1, max: 60 }),
      integer({ min: 0, max: 99 }),
      (levels, count, seed) => {
        const space = spaceOf(...levels);
        const design = screeningDesign(space, count, seededRandom(seed));
        expect(new Set(design).size).toBe(Math.min(count, space.candidates.length));
        for (const [factor, size] of levels.entries()) {
          const seen = Array.from(
            { length: size },
            (_, level) => design.filter((one) => one.levels[factor] === level).length,
          );
          expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(2);
        }
      },
    ),
  );
});

test("begins no more indexes than levels have to be seen and three candidates to each", () => {
  const space = spaceOf(30, 3, 3);
  const few = { ...space, factors: space.factors.with(0, { ...space.factors[0]!, levels: ["0", "1"] }) };
  const byIndex = {
    ...few,
    candidates: space.candidates.map((one) => ({ ...one, levels: one.levels.with(0, one.levels[0]! % 2) })),
  };
  const design = screeningDesign(byIndex, 30, seededRandom(3));
  expect(new Set(design.map(({ index }) => index)).size).toBeLessThanOrEqual(10);
});

test("holds what it is told to hold", () => {
  const space = spaceOf(4, 4);
  const first = [space.candidates[5]!];
  expect(screeningDesign(space, 3, seededRandom(1), first)[0]).toBe(first[0]);
});
