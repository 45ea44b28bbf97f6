import { expect, test } from "vitest";
import { seconds } from "./duration-text.ts";

test.each([
  [0.042, "42 ms"],
  [3.14, "3.1 s"],
  [125, "2 min 5 s"],
  [3599.4, "59 min 59 s"],
  [33_300, "9 h 15 min"],
])("%d s are %s", (value, text) => {
  expect(seconds(value)).toBe(text);
});
