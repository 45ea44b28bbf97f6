import { array, assert, boolean, constantFrom, property, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { lenientCsvRows, readCsv, separatorOf } from "./read-csv.ts";

test.each<[string, ReturnType<typeof readCsv>]>([
  [
    "a,b\nc,d",
    [
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["c", "d"] },
    ],
  ],
  [
    "a,b\r\nc,\r\n",
    [
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["c", ""] },
    ],
  ],
  [
    "a\n\n  \nb",
    [
      { line: 1, cells: ["a"] },
      { line: 4, cells: ["b"] },
    ],
  ],
  [",\n", [{ line: 1, cells: ["", ""] }]],
  [
    '"a,""b""\nc",d\n"",e',
    [
      { line: 1, cells: ['a,"b"\nc', "d"] },
      { line: 3, cells: ["", "e"] },
    ],
  ],
  [
    '"a\r\nb"\r\n"c"',
    [
      { line: 1, cells: ["a\r\nb"] },
      { line: 3, cells: ["c"] },
    ],
  ],
  ["", []],
  [
    'a,5" pipe\nb,c',
    [
      { line: 1, wrong: "a double quote stands in a cell without quotes around it" },
      { line: 2, cells: ["b", "c"] },
    ],
  ],
  [
    '"a"b,c\nd,e',
    [
      { line: 1, wrong: "text follows a closing double quote; a quote inside a cell is written twice" },
      { line: 2, cells: ["d", "e"] },
    ],
  ],
  [
    'a,"b\nc,d',
    [
      { line: 1, wrong: "the closing double quote is missing" },
      { line: 2, cells: ["c", "d"] },
    ],
  ],
])("reads %j", (text, rows) => {
  expect(readCsv(text, ",")).toEqual(rows);
});

const cells = string({ maxLength: 6, unit: constantFrom("a", '"', ",", ";", "\n", "\r", " ", "é") });

test("reads back every table that is written by the rules", () => {
  const tables = array(array(tuple(cells, boolean()), { minLength: 2, maxLength: 4 }), { maxLength: 5 });
  assert(
    property(tables, constantFrom(",", ";", "\t"), constantFrom("\n", "\r\n"), (rows, separator, lineEnd) => {
      const written = rows
        .map((row) =>
          row
            .map(([cell, always]) =>
              always || /["\n\r,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
            )
            .join(separator),
        )
        .join(lineEnd);
      const read = readCsv(written, separator).map((row) => ("cells" in row ? row.cells : row.wrong));
      expect(read).toEqual(rows.map((row) => row.map(([cell]) => cell)));
    }),
  );
});

test.each([
  ["question,answer\na;b;c;d", ","],
  ["question;answer\na,b,c", ";"],
  ["question\tanswer, short", "\t"],
  ['"a,b,c";d', ";"],
  ["question", ","],
])("the separator of %j is %j", (text, separator) => {
  expect(separatorOf(text)).toBe(separator);
});

test.each<[string, string, string[][]]>([
  [
    "a quote within a cell",
    'a,5" pipe\nb,c',
    [
      ["a", '5" pipe'],
      ["b", "c"],
    ],
  ],
  ["text behind a closing quote", '"a"b,c\nd', [["ab", "c"], ["d"]]],
  [
    "a quote that nothing closes",
    'a,"b\nc,d',
    [
      ["a", '"b'],
      ["c", "d"],
    ],
  ],
  [
    "a quote that another one far below seems to close",
    '"a,b\nc,d\n"e,f',
    [
      ['"a', "b"],
      ["c", "d"],
      ['"e', "f"],
    ],
  ],
  ["a quoted cell over lines", '"a\nb",c', [["a\nb", "c"]]],
  ["blank lines", "a\n\n \nb\n", [["a"], [""], [" "], ["b"]]],
])("leniently reads %s", (_, text, rows) => {
  expect([...lenientCsvRows(text, ",")].map((row) => row.cells)).toEqual(rows);
});
