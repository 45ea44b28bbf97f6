import { expect, test } from "vitest";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import {
  afterDeciding,
  currentDraft,
  decidedCount,
  deciding,
  type Decision,
  neighbour,
  undecided,
} from "./deciding.ts";

const draft = (id: string): QuestionDraft => ({
  id,
  where: "questions.jsonl line 1",
  question: `What is ${id}?`,
  answer: null,
  answerable: true,
  tags: [],
  gold: [],
  why: "definition",
  fault: null,
});
const drafts = ["a", "b", "c"].map(draft);
const [a, b, c] = drafts as [QuestionDraft, QuestionDraft, QuestionDraft];

test("a decision counts at once, and is forgotten where the server refuses it", () => {
  const decided = deciding([], { type: "decided", number: 1, id: "a", verb: "accept" });
  expect([undecided(drafts, decided), decidedCount(decided)]).toEqual([[b, c], 1]);
  expect(deciding(decided, { type: "refused", number: 1 })).toEqual([]);
});

test("other words for a draft decide nothing about it", () => {
  const edited = deciding([], { type: "decided", number: 1, id: "a", verb: "edit" });
  expect([undecided(drafts, edited), decidedCount(edited)]).toEqual([drafts, 0]);
});

test("what was undone leaves the file as the decision before it, under a version of its own", () => {
  const before: Decision[] = [
    { number: 1, id: "a", verb: "accept", versions: { before: 1, after: 2 } },
    { number: 2, id: "b", verb: "reject", versions: { before: 2, after: 3 } },
  ];
  expect(deciding(before, { type: "undone", number: 2, version: 4 })).toEqual([
    { number: 1, id: "a", verb: "accept", versions: { before: 1, after: 4 } },
  ]);
  expect(deciding(before.slice(0, 1), { type: "undone", number: 1, version: 3 })).toEqual([]);
});

test("a decision that is carried out knows its versions, whatever else was decided about the draft", () => {
  const decided = [
    { type: "decided", number: 1, id: "a", verb: "edit" },
    { type: "decided", number: 2, id: "a", verb: "reject" },
    { type: "carried-out", number: 2, decided: { before: 4, version: 5 } },
  ] as const;
  expect(decided.reduce<readonly Decision[]>(deciding, [])).toEqual([
    { number: 1, id: "a", verb: "edit", versions: null },
    { number: 2, id: "a", verb: "reject", versions: { before: 4, after: 5 } },
  ]);
});

test("the next draft follows a decision, and the one before where it was the last", () => {
  expect([afterDeciding(drafts, a), afterDeciding(drafts, c), afterDeciding([a], a)]).toEqual([
    b,
    b,
    undefined,
  ]);
});

test("steps stay between the first and the last", () => {
  expect([neighbour(drafts, a, -1), neighbour(drafts, a, 1), neighbour(drafts, c, 1)]).toEqual([a, b, c]);
  expect([currentDraft(drafts, "c"), currentDraft(drafts, "gone"), currentDraft([], "a")]).toEqual([
    c,
    a,
    undefined,
  ]);
});
