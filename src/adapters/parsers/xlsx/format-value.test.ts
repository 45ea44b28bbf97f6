import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatValue } from "./format-value.ts";

const euros = '#,##0.00 "€"';
const accounting = '_-* #,##0.00 [$€-407]_-;-* #,##0.00 [$€-407]_-;_-* "-"?? [$€-407]_-;_-@_-';

/** Value, format, what a spreadsheet shows. */
const shown: readonly (readonly [number, string, string])[] = [
  [0.1 + 0.2, "General", "0.3"],
  [1e21, "General", "1E+21"],
  [1234.5, "0", "1235"],
  [1.005, "0.00", "1.01"],
  [-0.004, "0.00", "0.00"],
  [1234567.891, "#,##0.00", "1,234,567.89"],
  [12, "#,##0", "12"],
  [0.5, "#.##", ".5"],
  [5, "#.##", "5."],
  [3.1, "0.0#", "3.1"],
  [0.256, "0.0%", "25.6%"],
  [7, "000", "007"],
  [1234.5, euros, "1,234.50 €"],
  [-1234.5, euros, "-1,234.50 €"],
  [-5, "#,##0;(#,##0)", "(5)"],
  [0, '0;-0;"none"', "none"],
  [-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"],
  [1234567, '#,##0,"k"', "1,235k"],
  [12345, "0.00E+00", "1.23E+04"],
  [1.25, "# ?/?", "1 1/4"],
  [0.333, "# ??/??", "1/3"],
  [5551234567, "(000) 000-0000", "(555) 123-4567"],
  [150, '[>=100]"many";0', "many"],
  [50, '[>=100]"many";0', "50"],
  [5, ";;;", ""],
  [5, "@", "5"],
  [5, '"No. "0', "No. 5"],
  [5, "\\#0", "#5"],
  [45291, "dd.mm.yyyy", "31.12.2023"],
  [45291, "d mmmm yyyy", "31 December 2023"],
  [45291, "ddd, mmm d", "Sun, Dec 31"],
  [45291.75, "yyyy-mm-dd hh:mm", "2023-12-31 18:00"],
  [45291.5, "h:mm AM/PM", "12:00 PM"],
  [45291.25, "h:mm AM/PM", "6:00 AM"],
  [0.0423611111, "mm:ss", "01:00"],
  [1.5, "[h]:mm", "36:00"],
  [0.0000115741, "ss.00", "01.00"],
  [1, "yyyy-mm-dd", "1900-01-01"],
  [59, "yyyy-mm-dd", "1900-02-28"],
  [61, "yyyy-mm-dd", "1900-03-01"],
  [-1, "yyyy-mm-dd", "-1"],
  [3e6, "yyyy-mm-dd", "3000000"],
  [45291, "[$-409]m/d/yy", "12/31/23"],
];

test("shows values as spreadsheets do", () => {
  expect(shown.map(([value, code]) => [value, code, formatValue(value, code)])).toEqual(shown);
});

test("shows amounts of accounts, blanks aside", () => {
  expect([1234.5, -2, 0].map((value) => formatValue(value, accounting).trim())).toEqual([
    "1,234.50 €",
    "-2.00 €",
    "- €",
  ]);
});

test("counts days from 1904 where a workbook does", () => {
  expect(formatValue(0, "yyyy-mm-dd", true)).toBe("1904-01-01");
});

test("gives some text for any number in any format, and ends", () => {
  const pieces = fc.constantFrom(
    "0",
    "#",
    "?",
    ".",
    ",",
    "%",
    "E+",
    "/",
    "y",
    "m",
    "d",
    "h",
    "s",
    "[h]",
    "[<5]",
    ";",
    '"',
    "\\",
    "_",
    "*",
    "@",
    "General",
    "AM/PM",
    "[$€-1]",
    " ",
    "x",
  );
  const codes = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), codes, (value, code) => {
      expect(formatValue(value, code)).not.toMatch(/NaN|undefined|Infinity/);
    }),
    { seed: 6, numRuns: 2000 },
  );
});
