import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readJsonObject } from "./read-json.ts";

const object = { relevant: [1, 3], note: 'a "brace" }' };
const written = JSON.stringify(object);

test.each([
  written,
  `\`\`\`json\n${written}\n\`\`\``,
  `Here you are: ${written} I hope it helps {sic}.`,
  `{not json} but ${written}`,
  '{"relevant": [1, 3,], "note": "a \\"brace\\" }",}',
])("finds the object in %j", (text) => {
  expect(readJsonObject(text)).toEqual(object);
});

test.each(["", "none", "{", '{"a": "}', "[1, 2]", "{'a': 1}"])("finds none in %j", (text) => {
  expect(readJsonObject(text)).toBeUndefined();
});

test("finds any object between words without braces", () => {
  const word = fc.string().filter((text) => !/[{}"]/.test(text));
  fc.assert(
    fc.property(
      word,
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      word,
      (before, value, after) => {
        expect(readJsonObject(before + JSON.stringify(value) + after)).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      },
    ),
  );
});

test("reads what is long in little time, and what is no JSON as none", () => {
  expect(readJsonObject("{".repeat(200_000))).toBeUndefined();
  expect(readJsonObject("{}}".repeat(100_000))).toEqual({});
  expect(readJsonObject("{a}".repeat(100_000))).toBeUndefined();
});
