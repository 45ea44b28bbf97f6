import { expect, test } from "vitest";
import { seldomProgress } from "./seldom-progress.ts";

test("quick steps are told of four times a second, and how each kind of them begins and ends", () => {
  let now = 0;
  const told: [number, number, string][] = [];
  const progress = seldomProgress((...one) => void told.push(one), { monotonic: () => now });
  for (let done = 1; done <= 1000; done += 1, now += 1) progress(done, 1000, "questions");
  for (let done = 1; done <= 3; done += 1, now += 1) progress(done, 3, "resamples");
  expect(told).toEqual([
    [1, 1000, "questions"],
    [251, 1000, "questions"],
    [501, 1000, "questions"],
    [751, 1000, "questions"],
    [1000, 1000, "questions"],
    [1, 3, "resamples"],
    [3, 3, "resamples"],
  ]);
});

test("slow steps are each told of", () => {
  let now = 0;
  const told: number[] = [];
  const progress = seldomProgress((done) => void told.push(done), { monotonic: () => now });
  for (let done = 1; done <= 4; done += 1, now += 300) progress(done, 9, "questions");
  expect(told).toEqual([1, 2, 3, 4]);
});
