import { expect, test } from "vitest";
import { lossRows, lossSummary } from "./loss-rows.ts";

const losses = [
  { what: "files", stage: "parse", before: 40, after: 30 },
  { what: "parts", stage: "parse", before: 0, after: 0 },
  { what: "characters", stage: "chunk", before: 1000, after: 1000 },
] as const;

test("every step is its own whole, and what never was is no step", () => {
  expect(lossRows(losses)).toEqual([
    { label: "files read", value: 0.75, rest: 0.25, shown: "30 (−25 %)" },
    { label: "characters in chunks", value: 1, rest: 0, shown: "all 1,000" },
  ]);
});

test("what was lost is said in words, and that nothing was too", () => {
  expect(lossSummary(losses)).toBe("10 of 40 files could not be read.");
  expect(lossSummary(losses.slice(1))).toBe("Nothing was lost on the way from files to chunks.");
});
