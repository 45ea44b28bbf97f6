import { expect, test } from "vitest";
import { clusterSizes, lengthBars, tallyRows } from "./statistics-rows.ts";

test("the largest counts are rows, the others a sentence", () => {
  const tallies = [5, 4, 2, 1].map((questions, at) => ({ name: `s${at}.md`, questions }));
  expect(tallyRows(tallies, (name) => name.toUpperCase(), 2)).toEqual({
    rows: [
      { label: "S0.MD", value: 5, shown: "5" },
      { label: "S1.MD", value: 4, shown: "4" },
    ],
    others: "And 2 more with 3 questions.",
  });
  expect(tallyRows(tallies).others).toBe(null);
});

test("clusters are counted by how many questions they have", () => {
  const clusters = [1, 5, 1].map((questions, at) => ({ name: `c${at}`, questions }));
  expect(clusterSizes(clusters)).toEqual([
    { questions: 1, clusters: 2 },
    { questions: 5, clusters: 1 },
  ]);
});

test("lengths that count their last value end before the next one", () => {
  expect(
    lengthBars({
      shortest: 4,
      median: 5,
      longest: 30,
      histogram: [
        { from: 4, to: 6, count: 2 },
        { from: 7, to: null, count: 1 },
      ],
    }),
  ).toEqual([
    { from: 4, to: 7, count: 2 },
    { from: 7, to: null, count: 1 },
  ]);
});
