import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineDifferences } from "./line-differences.ts";

test("lines that both have stand side by side, the others alone", () => {
  expect(lineDifferences("a\nb\nc", "a\nx\nc\nd")).toEqual([
    { left: "a", right: "a" },
    { left: "b", right: null },
    { left: null, right: "x" },
    { left: "c", right: "c" },
    { left: null, right: "d" },
  ]);
});

test("both texts can be read whole from what is shown, whatever they are", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (left, right) => {
      const pairs = lineDifferences(left.join("\n"), right.join("\n"));
      expect(pairs.flatMap((pair) => (pair.left === null ? [] : [pair.left]))).toEqual(left);
      expect(pairs.flatMap((pair) => (pair.right === null ? [] : [pair.right]))).toEqual(right);
      expect(
        pairs.every((pair) => pair.left === null || pair.right === null || pair.left === pair.right),
      ).toBe(true);
    }),
  );
});
