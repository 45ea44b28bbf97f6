import { expect, test } from "vitest";
import { metricText } from "./metric-text.ts";

test("shares are printed as scores, counts as counts", () => {
  expect([0.742, 1, -0.054, 3.25, 12345].map(metricText)).toEqual([
    ".742",
    "1.000",
    "−.054",
    "3.25",
    "12,345",
  ]);
});
