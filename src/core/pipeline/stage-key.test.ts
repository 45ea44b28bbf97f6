import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { canonicalJson, stageKey } from "./stage-key.ts";

/** JSON values with names and texts of any script, lone surrogates included. */
const json = fc.jsonValue({ stringUnit: "binary", maxDepth: 4 });

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reordered(member)]),
  );
}

test("holds the same value as the JSON it stands for", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("does not see the order of members, at any depth", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
    }),
  );
});

test("is equal for equal values only", () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      const [plain, otherPlain] = [
        JSON.parse(JSON.stringify(one)),
        JSON.parse(JSON.stringify(other)),
      ] as unknown[];
      expect(canonicalJson(one) === canonicalJson(other)).toBe(isDeepStrictEqual(plain, otherPlain));
    }),
  );
});

test.each<[unknown, string]>([
  [{ b: 1, a: { d: null, c: [true, "x"] } }, '{"a":{"c":[true,"x"],"d":null},"b":1}'],
  [
    { "10": 1, "9": 2, Z: 3, a: 4, ä: 5, "🙂": 6, "\uffff": 7 },
    '{"10":1,"9":2,"Z":3,"a":4,"ä":5,"🙂":6,"\uffff":7}',
  ],
  [{ a: undefined, b: [undefined, 1] }, '{"b":[null,1]}'],
  ["\ud800\u2028", '"\\ud800\u2028"'],
  [-0, "0"],
  [1e21, "1e+21"],
  [null, "null"],
  [[], "[]"],
  [{}, "{}"],
])("writes %j as one agreed text", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test("hashes stage, version, settings and inputs, and nothing else", () => {
  const work = { stage: "chunk", version: "1", settings: { size: 3 }, inputs: { dataset: "a".repeat(64) } };
  const key = sha256(
    `{"inputs":{"dataset":"${"a".repeat(64)}"},"settings":{"size":3},"stage":"chunk","version":"1"}`,
  );
  expect([stageKey(work, sha256), stageKey({ ...work, startedAt: 5 } as typeof work, sha256)]).toEqual([
    key,
    key,
  ]);
});
