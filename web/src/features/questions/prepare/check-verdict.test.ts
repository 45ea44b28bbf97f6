import { expect, test } from "vitest";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import { checkVerdict, hasTooFewClusters } from "./check-verdict.ts";

const named = (id: string) => ({ id, question: `${id}?` });
const sound: QuestionCheck = {
  file: "questions.jsonl",
  faults: [],
  questions: 40,
  drafts: 0,
  withGold: 30,
  withAnswer: 30,
  unanswerable: 10,
  clusters: 20,
  clustersWithGold: 15,
  clustersNeeded: 10,
  answers: { wordForWord: 20, normalised: 10, absent: [] },
  withoutGold: [],
  alike: [],
  leaks: [],
  goldBeyondChunk: null,
  detectable: [],
};

test("a set without findings has nothing wrong and nothing worth a look", () => {
  expect(checkVerdict(sound)).toEqual({ wrong: 0, notes: 0 });
});

test("faults and certain leaks are wrong; what a person may judge otherwise is worth a look", () => {
  expect(
    checkVerdict({
      ...sound,
      faults: [{ id: "a", question: "a?", message: "Its gold is missing.", hint: "Mark it.", places: [] }],
      leaks: [
        { kind: "cluster", cluster: "a.md", splits: ["development", "test"], questions: 3 },
        { kind: "question", how: "same", first: named("a"), second: named("b"), splits: ["x", "y"] },
        { kind: "question", how: "near", first: named("c"), second: named("d"), splits: ["x", "y"] },
      ],
      alike: [{ first: named("a"), second: named("b"), how: "near" }],
      goldBeyondChunk: [{ ...named("e"), gold: [] }],
      clustersWithGold: 9,
    }),
  ).toEqual({ wrong: 3, notes: 4 });
});

test("clusters with gold are counted where there is gold, and no questions are no lack of clusters", () => {
  expect([
    hasTooFewClusters({ ...sound, clustersWithGold: 3 }),
    hasTooFewClusters({ ...sound, withGold: 0, clustersWithGold: 0 }),
    hasTooFewClusters({ ...sound, questions: 0, withGold: 0, clusters: 0 }),
  ]).toEqual([true, false, false]);
});
