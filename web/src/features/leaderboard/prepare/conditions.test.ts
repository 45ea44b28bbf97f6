import fc from "fast-check";
import { expect, test } from "vitest";
import { conditionsText, parseConditions, toggled, whoeverMeets } from "./conditions.ts";

test("conditions are written as a person would", () => {
  expect(
    conditionsText([
      { path: "chunk.size", value: "300" },
      { path: "retrieve.method", value: "hybrid" },
    ]),
  ).toBe("chunk.size=300,retrieve.method=hybrid");
});

test("any value comes back from the address as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
      const conditions = values.map((value) => ({ path: "answer.model", value }));
      expect(parseConditions(conditionsText(conditions))).toEqual(conditions);
    }),
  );
});

test("what is no condition is left out", () => {
  expect(parseConditions("nonsense,=3,chunk.size=300,")).toEqual([{ path: "chunk.size", value: "300" }]);
  expect(parseConditions(undefined)).toEqual([]);
});

test("values of one setting are alternatives, and settings must all agree", () => {
  const meets = whoeverMeets(parseConditions("size=300,size=500,method=hybrid"));
  const run = (size: string, method: string): boolean =>
    meets(
      new Map([
        ["size", size],
        ["method", method],
      ]),
    );
  expect([run("300", "hybrid"), run("500", "hybrid"), run("900", "hybrid"), run("300", "bm25")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("a condition that is toggled twice is gone again", () => {
  const condition = { path: "chunk.size", value: "300" };
  expect(toggled([], condition)).toEqual([condition]);
  expect(toggled([condition], { ...condition })).toEqual([]);
});
