import { expect, test } from "vitest";
import { tallied } from "./tallied.ts";

test("values are counted, the most frequent first and equals by name", () => {
  expect(tallied(["en", "de", "en", "ar"])).toEqual([
    { value: "en", count: 2 },
    { value: "ar", count: 1 },
    { value: "de", count: 1 },
  ]);
});
