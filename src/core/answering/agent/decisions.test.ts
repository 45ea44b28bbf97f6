import { expect, test } from "vitest";
import type { Json } from "../../../contracts/json.ts";
import { gradeDecision, planDecision, rewriteDecision, verifyDecision } from "./decisions.ts";

const grade = gradeDecision(3, 2);

test.each<[{ [name: string]: Json }, unknown]>([
  [
    { relevant: [1, 3], open: [2], disagree: [[1, 3]] },
    { relevant: [0, 2], open: [1], disagree: [[0, 2]] },
  ],
  [{ relevant: ["1", "[3]", "passage 3"] }, { relevant: [0, 2], open: undefined, disagree: [] }],
  [
    { relevant: [], open: [] },
    { relevant: [], open: [], disagree: [] },
  ],
  [
    { relevant: [2, 9], disagree: [[1], [1, 9], "x", [2, 2]] },
    { relevant: [1], open: undefined, disagree: [] },
  ],
  [{ relevant: [7] }, undefined],
  [{ relevant: ["none"] }, undefined],
  [{ relevant: "1" }, undefined],
  [{ relevant: null }, undefined],
  [{}, undefined],
])("reads grades leniently, and no others: %j", (object, read) => {
  expect(grade.read(object)).toEqual(read);
});

test.each<[{ [name: string]: Json }, unknown]>([
  [{ questions: [" one? ", "", "two?", "three?"] }, ["one?", "two?"]],
  [{ questions: [] }, undefined],
  [{ questions: [1] }, undefined],
  [{ questions: "one?" }, undefined],
])("reads the parts of a question: %j", (object, read) => {
  expect(planDecision(2).read(object)).toEqual(read);
});

test.each<[{ [name: string]: Json }, unknown]>([
  [{ queries: ["a", "b", "c"] }, ["a", "b"]],
  [{ queries: [] }, []],
  [{ query: "a" }, undefined],
])("reads queries, also none: %j", (object, read) => {
  expect(rewriteDecision(2).read(object)).toEqual(read);
});

test.each<[{ [name: string]: Json }, unknown]>([
  [{ supported: [{ claim: 2, passages: [1] }] }, new Map([[1, [0]]])],
  [
    {
      supported: [
        { claim: "1", passages: ["2", 2] },
        { claim: 9, passages: [1] },
      ],
    },
    new Map([[0, [1]]]),
  ],
  [{ supported: [{ claim: 1, passages: [] }, { claim: 2 }] }, new Map()],
  [{ supported: [] }, new Map()],
  [{ supported: [1] }, undefined],
  [{ supported: true }, undefined],
])("reads what is supported by which passages: %j", (object, read) => {
  expect(verifyDecision(2, 2).read(object)).toEqual(read);
});

test("what a model is shown as the form can be read", () => {
  const decisions = [planDecision(4), gradeDecision(3, 1), rewriteDecision(3), verifyDecision(1, 2)];
  expect(
    decisions.map((decision) => decision.read(JSON.parse(decision.example) as { [name: string]: Json })),
  ).toEqual([
    ["the first part", "the second part"],
    { relevant: [0, 2], open: [], disagree: [] },
    ["the first query", "the second query"],
    new Map([[0, [1]]]),
  ]);
});
