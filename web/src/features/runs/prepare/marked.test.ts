import { expect, test } from "vitest";
import { markedOf, mostMarked, withMark } from "./marked.ts";

test("an address holds each marked run once, and no more than can be compared", () => {
  expect(markedOf("a,b,,a")).toEqual(["a", "b"]);
  expect(markedOf(undefined)).toEqual([]);
  expect(markedOf("1,2,3,4,5,6,7,8")).toHaveLength(mostMarked);
});

test("a mark is set last and taken away again", () => {
  expect(withMark(["a", "b"], "c", true)).toBe("a,b,c");
  expect(withMark(["a", "b"], "a", false)).toBe("b");
  expect(withMark(["a"], "a", false)).toBeUndefined();
});
