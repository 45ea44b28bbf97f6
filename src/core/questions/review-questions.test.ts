import { expect, test } from "vitest";
import type { Question } from "../../contracts/question-set.ts";
import { reviewQuestions } from "./review-questions.ts";

const text = "The mooring is number 14. The engine starts with the green key.";
const questionOf = (id: string, changes: Partial<Question> = {}): Question => ({
  id,
  question: `Question ${id}?`,
  answerable: true,
  gold: [{ source: "boat.md", start: 0, end: 25 }],
  group: "boat.md",
  ...changes,
});
const review = (questions: readonly Question[], size = 500, unit: "characters" | "tokens" = "characters") =>
  reviewQuestions(questions, {
    entries: new Map(questions.map(({ id, question }) => [id, { id, question }])),
    textOf: () => text,
    chunk: { size, unit },
    breathe: () => undefined,
  });

test("counts, and tells answers apart by how they stand in their gold", async () => {
  const found = await review([
    questionOf("1", { answer: "number 14" }),
    questionOf("2", { answer: "Number, 14" }),
    questionOf("3", { answer: "berth fourteen" }),
    questionOf("4", { answer: "the mooring beside us" }),
    questionOf("5", { gold: [], group: "5", answer: "x" }),
    questionOf("6", { gold: [], group: "6", answerable: false }),
  ]);
  expect(found).toMatchObject({
    questions: 6,
    withGold: 4,
    withAnswer: 5,
    unanswerable: 1,
    clusters: 3,
    clustersWithGold: 1,
    clustersNeeded: 8,
    answers: {
      wordForWord: 1,
      normalised: 1,
      absent: [
        { id: "3", wordsInGold: 0 },
        { id: "4", wordsInGold: 0.5 },
      ],
    },
    withoutGold: ["5"],
    leaks: [],
    goldBeyondChunk: [],
  });
  expect(found.detectable.map(({ outcome }) => outcome)).toEqual(
    Array.from({ length: 6 }, () => ({ status: "undefined", reason: "one-cluster" })),
  );
});

test("what a set detects rests on its questions with gold", async () => {
  const withGold = Array.from({ length: 10 }, (_, index) =>
    questionOf(`${index}`, { group: `${index % 5}` }),
  );
  const others = Array.from({ length: 30 }, (_, index) =>
    questionOf(`no ${index}`, { gold: [], group: `no ${index}`, answerable: false }),
  );
  const { detectable } = await review([...withGold, ...others]);
  expect(detectable).toHaveLength(6);
  expect(detectable[4]).toMatchObject({
    standardDeviation: 0.4,
    intraClusterCorrelation: 0.1,
    outcome: { status: "estimated", questions: 10, clusters: 5, designEffect: 1.1 },
  });
});

test("gold longer than a chunk is named where both are counted in characters", async () => {
  expect((await review([questionOf("1")], 24)).goldBeyondChunk).toEqual(["1"]);
  expect((await review([questionOf("1")], 24, "tokens")).goldBeyondChunk).toBeNull();
});

test("an empty set has nothing to detect", async () => {
  const { detectable, questions } = await review([]);
  expect([questions, detectable[0]?.outcome]).toEqual([0, { status: "undefined", reason: "no-values" }]);
});
