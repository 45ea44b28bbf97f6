import { expect, test } from "vitest";
import { labelText } from "./label-text.ts";

test.each<[string, string, string]>([
  ["a name", " Ada  Lovelace ", "Ada Lovelace"],
  ["line breaks and control characters", "Ada\r\n\u0007Bob", "Ada Bob"],
  ["characters without a shape", "A\u200bda\u{e0041}\u202e", "Ada"],
  ["half a character", "Ada \ud800", "Ada \ufffd"],
  ["a long text", "🙂".repeat(90), `${"🙂".repeat(80)}…`],
  ["nothing", "\u200b", ""],
])("%s", (_, text, label) => {
  expect(labelText(text)).toBe(label);
});
