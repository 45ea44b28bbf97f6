import { expect, test } from "vitest";
import { newQueries, queryKey } from "./query-key.ts";

test.each([
  ["How deep is the basin?", "how  deep is the BASIN"],
  ["Größe", "Gro\u0308ße!"],
  ["“tide” (table)", "tide table"],
])("%j asks the same as %j", (one, other) => {
  expect(queryKey(one)).toBe(queryKey(other));
});

test("keeps what was not asked yet, each once, and nothing empty", () => {
  expect(newQueries(["Depth?", "width", "Width!", "?!", "潮汐"], ["depth"])).toEqual(["width", "潮汐"]);
});
