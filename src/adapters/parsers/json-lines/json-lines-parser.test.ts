import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { mostFields } from "./fields-of.ts";
import { jsonLinesParser } from "./json-lines-parser.ts";

const encoder = new TextEncoder();
const parse = (text: string) => jsonLinesParser.parse({ source: "x.jsonl", bytes: encoder.encode(text) });
const bookings =
  '{"guest":"Ada","stay":{"from":"2026-05-03","nights":3},"tags":["dog","late"]}\n\n{"guest":"Grace Häfen","paid":true}\n';

describeDocumentParser({
  name: "JSON lines",
  make: () => jsonLinesParser,
  example: {
    bytes: encoder.encode(bookings),
    text: "guest: Ada | stay.from: 2026-05-03 | stay.nights: 3 | tags: dog, late\nguest: Grace Häfen | paid: true",
  },
  traits: { plainText: false },
});

test("records are places, numbered as lines of the file", async () => {
  const { text, places = [] } = await parse(bookings);
  expect(places.map(({ label, start, end }) => [label, text.slice(start, end).slice(0, 12)])).toEqual([
    ["line 1", "guest: Ada |"],
    ["line 3", "guest: Grace"],
  ]);
});

describe("the text of", () => {
  test.each<[string, string, string]>([
    ["records in a list", '{"items":[{"name":"a"},{"name":"b"}]}', "items.0.name: a | items.1.name: b"],
    ["what says nothing", '{"a":null,"b":"","c":[],"d":{},"e":0,"f":false}', "e: 0 | f: false"],
    ["plain values", '"text"\n42\n["a",1]', "text\n42\na, 1"],
    ["line breaks in a value", '{"a":"one\\ntwo"}', "a: one two"],
    [
      "numbers, digit for digit",
      '{"order":12345678901234567890,"price":1.10,"rate":1e400,"low":-0.50E-7,"s":"1.10 \\"2\\\\","t":true}\n-7.0',
      'order: 12345678901234567890 | price: 1.10 | rate: 1e400 | low: -0.50E-7 | s: 1.10 "2\\ | t: true\n-7.0',
    ],
    ["half a character", '{"a":"x\\ud800y"}', "a: x\ufffdy"],
  ])("%s", async (_, given, expected) => {
    expect((await parse(given)).text).toBe(expected);
  });
});

test("lines that are not JSON are left out and named", async () => {
  const { text, notices } = await parse('{"a":1}\n{"a":\nnot\n{"a":2}\n');
  expect([text, notices]).toEqual(["a: 1\na: 2", ["What is not JSON was left out: lines 2 and 3 of 4."]]);
});

test("a key that an object has twice is named; one that two objects have is none", async () => {
  const { text, notices } = await parse(
    '{"a":1,"b":{"a":2}}\n{"a":1,"b":[{"c":1},{"c":2}],"\\u0061" :3}\n["a","a"]',
  );
  expect([text, notices]).toEqual([
    "a: 1 | b.a: 2\na: 3 | b.0.c: 1 | b.1.c: 2\na, a",
    ["Of keys that an object has twice only the last value was read: line 2."],
  ]);
});

test("any record reads as it would with its numbers as strings", async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (json) => {
      const quoted = JSON.stringify(
        JSON.parse(json, (_key, value: unknown) => (typeof value === "number" ? `${value}` : value)),
      );
      const textOf = async (line: string) => (await parse(line)).text;
      expect(await textOf(JSON.stringify(JSON.parse(json)))).toBe(await textOf(quoted));
    }),
  );
});

test("a record without end is cut, and named", async () => {
  const wide = JSON.stringify(
    Object.fromEntries(Array.from({ length: mostFields + 5 }, (_, at) => [`k${at}`, at])),
  );
  const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
  const { text, notices } = await parse(`${wide}\n${deep}\n`);
  expect([text.split(" | ").length, notices]).toEqual([
    mostFields,
    ["Of records with more than 1000 values or 20 levels the rest was left out: lines 1 and 2."],
  ]);
});

test("a file without a record says what to do", async () => {
  await expect(parse("{\n\n")).rejects.toMatchObject({
    code: "source.unreadable",
    message: "holds no line that is JSON",
    hint: "Write each record as JSON on a line of its own.",
  });
});

test("malformed files give a sound result or a reason", async () => {
  await fc.assert(
    fc.asyncProperty(malformedFrom([encoder.encode(bookings)]), async (bytes) => {
      expect(await parseFaults(jsonLinesParser, bytes)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
