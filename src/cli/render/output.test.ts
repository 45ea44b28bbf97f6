import { expect, test } from "vitest";
import { displayable } from "./output.ts";

test("a source cannot steer the terminal: control characters are shown as replaced", () => {
  expect(displayable("code\u001b]0;title\u0007 a\u001b[2Jb\rc\u009b2Jd")).toBe("code�]0;title� a�[2Jb�c�2Jd");
});

test("colours, line breaks, tabs and letters of every script stay", () => {
  const text = "\u001b[1;31mHäfen\u001b[0m\t海港\n🙂";
  expect(displayable(text)).toBe(text);
});
