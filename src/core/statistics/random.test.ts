import { expect, test } from "vitest";
import { seededRandom, splitMix64, xoshiro128 } from "./random.ts";

test("xoshiro128** gives the published words for the state 1, 2, 3, 4", () => {
  const random = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, () => random.uint32())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test("SplitMix64 gives the published words for the seed 1234567", () => {
  const next = splitMix64(1234567n);
  expect(Array.from({ length: 5 }, next)).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ]);
});

test("a seed repeats its stream, and another seed gives another", () => {
  const stream = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => random.below(1000));
  };
  expect(stream(7)).toEqual(stream(7));
  expect(stream(7)).not.toEqual(stream(8));
  expect(stream(0)).not.toEqual(stream(2 ** 32));
});

test("every number below the limit comes about equally often, and none beyond it", () => {
  const random = seededRandom(1);
  const counts = Array.from({ length: 7 }, () => 0);
  for (let draw = 0; draw < 70_000; draw++) counts[random.below(7)]! += 1;
  // Five standard deviations of a binomial count with mean 10,000.
  expect(counts.filter((count) => Math.abs(count - 10_000) > 465)).toEqual([]);
  expect(counts).toHaveLength(7);
});

test("uniform stays in [0, 1) and has mean one half", () => {
  const random = seededRandom(1);
  const values = Array.from({ length: 20_000 }, () => random.uniform());
  expect(values.filter((value) => value < 0 || value >= 1)).toEqual([]);
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 2);
});
