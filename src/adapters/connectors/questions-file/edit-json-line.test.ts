import { array, assert, constantFrom, jsonValue, property, record } from "fast-check";
import { expect, test } from "vitest";
import { editJsonLine, isSpaced, jsonLine } from "./edit-json-line.ts";

test.each<[string, Parameters<typeof editJsonLine>[1], string]>([
  ['{"id":"1","question":"a"}', { split: "test" }, '{"id":"1","question":"a","split":"test"}'],
  ['{"id": "1", "tags": ["a"]}\r', { split: "test" }, '{"id": "1", "tags": ["a"], "split": "test"}\r'],
  ['{"split":"x","id":"1"}', { split: "test" }, '{"split":"test","id":"1"}'],
  ['{"id":"1","draft":true,"tags":[]}', { draft: undefined }, '{"id":"1","tags":[]}'],
  [
    '{"id":"1","tags":[1,{"draft":2}],"draft":true}',
    { draft: undefined },
    '{"id":"1","tags":[1,{"draft":2}]}',
  ],
  ['{"draft":true}', { draft: undefined }, "{}"],
  ["{ }", { draft: true }, '{"draft":true}'],
  ['{"id":"caf\\u00e9 \\"x\\" {","a":"b,c"}', { a: "$&" }, '{"id":"caf\\u00e9 \\"x\\" {","a":"$&"}'],
  ['{"id":"1"}', { draft: undefined }, '{"id":"1"}'],
])("%s with %j", (line, changes, edited) => {
  expect(editJsonLine(line, changes)).toBe(edited);
});

const keys = constantFrom("a", "b", "c", 'd"');
const objects = array(record({ key: keys, value: jsonValue({ maxDepth: 3 }) }), { maxLength: 5 }).map(
  (fields) => Object.fromEntries(fields.map(({ key, value }) => [key, value])),
);

test("changes what JSON.parse sees and nothing else", () => {
  assert(
    property(
      objects,
      keys,
      jsonValue({ maxDepth: 2 }),
      constantFrom(true, false),
      (object, key, value, spaced) => {
        const line = jsonLine(object, spaced);
        const json = <T>(one: T) => JSON.parse(JSON.stringify(one)) as T;
        const { [key]: _, ...others } = object;
        expect(JSON.parse(editJsonLine(line, { [key]: value as string }))).toEqual(
          json({ ...object, [key]: value }),
        );
        expect(JSON.parse(editJsonLine(line, { [key]: undefined }))).toEqual(json(others));
      },
    ),
  );
});

test("a spaced line is recognised and written", () => {
  const line = jsonLine({ id: "a: b,\n", gold: [{ source: "x", start: 1 }], tags: [] }, true);
  expect(line).toBe('{"id": "a: b,\\n", "gold": [{"source": "x", "start": 1}], "tags": []}');
  expect([isSpaced(line), isSpaced('{"id":"a: b"}')]).toEqual([true, false]);
});
