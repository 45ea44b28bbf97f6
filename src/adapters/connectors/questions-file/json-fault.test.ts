import { array, assert, integer, jsonValue, pre, property, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { scanJson } from "./json-fault.ts";

test.each([
  ['{"a":1,}', 7, "a comma stands before }"],
  ['{"a":1 "b":2}', 7, "a comma or } is missing"],
  ['{"a" 1}', 5, "a colon is missing after the field's name"],
  ["{a:1}", 1, "a field's name in double quotes is missing"],
  ["{'a':1}", 1, "a field's name in double quotes is missing"],
  ["{\"a\":'x'}", 5, 'text stands in "double quotes" only'],
  ['{"a":yes}', 5, "yes needs double quotes"],
  ['{"a":NaN}', 5, "NaN needs double quotes"],
  ['{"a":}', 5, "a value is missing"],
  ['{"a":"x', 5, "the closing quote is missing"],
  ['{"a":"x\n"}', 5, "the closing quote is missing on this line; write \\n for a line break"],
  ['{"a":"x\t"}', 7, "a control character stands inside the quotes; write \\t for a tab"],
  [
    '{"a":"C:\\dir"}',
    8,
    "a backslash stands before a letter that it does not go with; write \\\\ for a backslash",
  ],
  ['{"a":1', 6, "the text ends too early"],
  ['{"a":1}{"b":2}', 7, "there is more text after the end"],
  ['{"a":1,"b":2,"a":3}', 13, 'the field "a" is given twice'],
  ["", 0, "the text ends too early"],
  ["[".repeat(5000), 101, "this is nested too deeply"],
])("%s is wrong at %i", (text, offset, wrong) => {
  expect(scanJson(text).fault).toEqual({ offset, wrong });
});

test("tells where the values of the outermost list begin", () => {
  expect(scanJson('[ {"a":[1,2]},\n  "b", [3] ]')).toEqual({ fault: undefined, itemOffsets: [2, 17, 22] });
});

test("finds no fault in any JSON", () => {
  assert(
    property(
      jsonValue({ maxDepth: 4 }),
      (value) => scanJson(JSON.stringify(value, null, 2)).fault === undefined,
    ),
  );
});

test("agrees with JSON.parse about texts with a slip in them", () => {
  const slips = tuple(
    jsonValue({ maxDepth: 2 }),
    array(tuple(integer({ min: 0 }), string({ maxLength: 2 })), { maxLength: 2 }),
  );
  assert(
    property(slips, ([value, edits]) => {
      const text = edits.reduce((before, [at, put]) => {
        const place = at % (before.length + 1);
        return before.slice(0, place) + put + before.slice(place + 1);
      }, JSON.stringify(value));
      const { fault } = scanJson(text);
      pre(fault?.wrong.endsWith("is given twice") !== true);
      expect(fault === undefined).toBe(parses(text));
    }),
    { numRuns: 2000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
