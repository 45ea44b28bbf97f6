import { expect, test } from "vitest";
import { lengthBars, tallyRows } from "./statistics-rows.ts";

test("the largest counts are rows of their own, the others one", () => {
  const tallies = [5, 4, 2, 1].map((questions, at) => ({ name: `s${at}.md`, questions }));
  expect(tallyRows(tallies, 3)).toEqual([
    { label: "s0.md", value: 5, shown: "5" },
    { label: "s1.md", value: 4, shown: "4" },
    { label: "2 others", value: 3, shown: "3" },
  ]);
  expect(tallyRows(tallies.slice(0, 3), 3).map(({ label }) => label)).toEqual(["s0.md", "s1.md", "s2.md"]);
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
