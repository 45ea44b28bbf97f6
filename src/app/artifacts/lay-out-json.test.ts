import fc from "fast-check";
import { expect, test } from "vitest";
import { layOutJson } from "./lay-out-json.ts";

test("every entry has a line, and strings stay as they are", () => {
  expect(layOutJson('{"a":[1,-2.5e3,{}],"b":"x, {y}: \\"z\\"","c":[],"d":null}')).toBe(
    '{\n  "a": [\n    1,\n    -2.5e3,\n    {}\n  ],\n  "b": "x, {y}: \\"z\\"",\n  "c": [],\n  "d": null\n}',
  );
});

test("what is cut off in the middle is laid out as far as it goes", () => {
  expect(layOutJson('[{"text":"a \\')).toBe('[\n  {\n    "text": "a \\');
  expect(layOutJson('[{"text":"a, b')).toBe('[\n  {\n    "text": "a, b');
});

test("what lies very deep takes no more room for it", () => {
  const depth = 20_000;
  const laidOut = layOutJson(`${"[".repeat(depth)}${"]".repeat(depth)}`);
  expect([laidOut.length < 100 * depth, laidOut.replaceAll(/\s/g, "").length]).toEqual([true, 2 * depth]);
});

test("JSON says the same as before", () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: "binary" }), (json) => {
      expect(JSON.parse(layOutJson(json))).toEqual(JSON.parse(json));
      expect(layOutJson(json)).toBe(JSON.stringify(JSON.parse(json), null, 2));
    }),
  );
});

test("of no beginning of JSON anything but white space is lost or added", () => {
  const bare = (text: string) => text.replaceAll(/\s/g, "");
  fc.assert(
    fc.property(fc.json({ stringUnit: "binary" }), fc.nat(), (json, length) => {
      const beginning = json.slice(0, length % (json.length + 1));
      expect(bare(layOutJson(beginning))).toBe(bare(beginning));
    }),
  );
});
