import { expect, test } from "vitest";
import { firstValues, varyRows } from "./vary-rows.ts";

test("lists, ranges and what is neither are rows, with what they are compared with", () => {
  expect(
    varyRows({
      vary: { "chunk.size": [300, 500], "retrieve.b": { from: 0, to: 1, steps: 5 }, "retrieve.k": 5 },
      baseline: { "chunk.size": 500 },
    }),
  ).toEqual([
    { setting: "chunk.size", values: { type: "list", list: [300, 500] }, baseline: 500 },
    {
      setting: "retrieve.b",
      values: { type: "range", range: { from: 0, to: 1, steps: 5 } },
      baseline: undefined,
    },
    { setting: "retrieve.k", values: { type: "other" }, baseline: undefined },
  ]);
  expect(varyRows({ vary: null })).toEqual([]);
});

test.each([
  [500, null, [250, 500]],
  [0.35, null, [0.35, 0.45]],
  [0, null, [0, 0.1]],
  [true, null, [false, true]],
  ["recursive", ["fixed", "recursive", "sentence"], ["fixed", "recursive"]],
  [undefined, null, []],
] as const)("a setting that is %j begins to vary as %j", (current, choices, values) => {
  expect(firstValues(current, choices)).toEqual(values);
});
