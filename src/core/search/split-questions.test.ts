import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../statistics/random.ts";
import { questionsOfClusters } from "./made-space.fixture.ts";
import { idsOf, splitParts, splitQuestions } from "./split-questions.ts";

test("every question is in one part, and with it its whole cluster", () => {
  assert(
    property(
      array(integer({ min: 1, max: 12 }), { minLength: 4, maxLength: 40 }),
      integer({ min: 1, max: 80 }),
      integer({ min: 0, max: 99 }),
      (sizes, screened, seed) => {
        const questions = questionsOfClusters(...sizes);
        const split = splitQuestions(questions, screened, seededRandom(seed));
        const ids = splitParts.flatMap((part) => idsOf(split, part));
        expect(ids.toSorted()).toEqual(questions.map(({ id }) => id).toSorted());
        expect(splitParts.every((part) => split[part].length > 0)).toBe(true);
        expect(split.confirm.length).toBeGreaterThanOrEqual(Math.min(8, Math.floor(sizes.length / 2)));
      },
    ),
  );
});

test("each part, and every beginning of it, has its share of the labels", () => {
  const questions = questionsOfClusters(...Array.from({ length: 80 }, () => 1)).map((question, number) => ({
    ...question,
    strata: [number % 4 === 0 ? "unanswerable" : "answerable"],
  }));
  const split = splitQuestions(questions, 20, seededRandom(5));
  const shares = splitParts.map((part) => {
    const half = split[part].slice(0, Math.ceil(split[part].length / 2));
    const without = half
      .flatMap((cluster) => cluster.questions)
      .filter(({ strata }) => strata[0] === "unanswerable");
    return without.length / half.length;
  });
  for (const share of shares) expect(Math.abs(share - 0.25)).toBeLessThan(0.1);
});

test("the seed alone decides it", () => {
  const questions = questionsOfClusters(...Array.from({ length: 20 }, () => 3));
  const with7 = splitQuestions(questions, 15, seededRandom(7));
  expect(splitQuestions(questions, 15, seededRandom(7))).toEqual(with7);
  expect(splitQuestions(questions, 15, seededRandom(8))).not.toEqual(with7);
});
