import { expect, test } from "vitest";
import { sentence } from "./sentence.ts";

test.each([
  ["It broke", "It broke."],
  [" It\n\nbroke.\u0000\u001b[31m ", "It broke. [31m."],
  ["Why?", "Why?"],
  ["x".repeat(400), `${"x".repeat(300)}….`],
])("%j becomes %j", (text, expected) => {
  expect(sentence(text)).toBe(expected);
});
