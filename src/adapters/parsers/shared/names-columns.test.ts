import * as fc from "fast-check";
import { expect, test } from "vitest";
import { namesColumns } from "./names-columns.ts";

test.each<[string, string[], string[][], string]>([
  ["words above numbers", ["Item", "Price"], [["Rope", "12"]], "yes"],
  ["words above sums and measures", ["Item", "Size"], [["Rope", "40 l"]], "yes"],
  ["words above words", ["Alice", "London"], [["Bob", "Paris"]], "perhaps"],
  ["words above sentences", ["Question", "Answer"], [["Why is it cold?", "The pump ".repeat(10)]], "yes"],
  ["years above numbers", ["Item", "2023"], [["Rope", "12"]], "yes"],
  ["years above years", ["Ada", "1815"], [["Grace", "1906"]], "no"],
  ["years alone", ["2023", "2024"], [["1", "2"]], "no"],
  ["a number", ["Ada", "36"], [["Bob", "41"]], "no"],
  ["the same name twice", ["Name", "Name"], [["Ada", "36"]], "no"],
  ["nothing below", ["Name", "Age"], [["", " "]], "no"],
  ["only the names again below", ["Name", "Age"], [["Name", "Age"]], "no"],
])("%s", (_, names, below, expected) => {
  expect(namesColumns(names, below)).toBe(expected);
});

test("a row of which a value comes again in its column names nothing, whatever else stands there", () => {
  const cell = fc.constantFrom("Ada", "Bob", "36", "2024", "yes", "", "a@b.c");
  const rows = fc.array(fc.tuple(cell, cell), { maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const below = [...before, ["Who", "other"], ...after];
      expect(namesColumns(["Who", "Age"], below)).toBe("no");
    }),
  );
});
