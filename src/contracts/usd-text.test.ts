import { expect, test } from "vitest";
import { usdText } from "./usd-text.ts";

test.each([
  [0, "$0.00"],
  [12, "$12.00"],
  [0.155, "$0.15"],
  [0.01, "$0.01"],
  [0.0034, "$0.0034"],
  [0.00000034, "$0.00000034"],
  [1e-15, "$0.000000000000"],
])("writes %d as %s", (usd, text) => {
  expect(usdText(usd)).toBe(text);
});
