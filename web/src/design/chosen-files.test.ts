import { expect, test } from "vitest";
import { largestSourceFile } from "../../../src/contracts/api/source-file.ts";
import { largestFileBytes, withoutOneFolder } from "./chosen-files.ts";

test("the limit is the server's own", () => {
  expect(largestFileBytes).toBe(largestSourceFile);
});

test("the name of one folder alone is left away, and kept beside anything else", () => {
  const file = new File(["x"], "x");
  const names = (...chosen: string[]) =>
    withoutOneFolder(chosen.map((name) => ({ name, file }))).map(({ name }) => name);
  expect(names("docs/a.md", "docs/deep/b.md")).toEqual(["a.md", "deep/b.md"]);
  expect(names("docs/a.md", "other/b.md")).toEqual(["docs/a.md", "other/b.md"]);
  expect(names("docs/a.md", "b.md")).toEqual(["docs/a.md", "b.md"]);
  expect(names("a.md", "b.md")).toEqual(["a.md", "b.md"]);
  expect(names()).toEqual([]);
});
