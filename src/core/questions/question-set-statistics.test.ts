import { expect, test } from "vitest";
import type { Question } from "../../contracts/question-set.ts";
import { questionSetStatistics } from "./question-set-statistics.ts";

const passage = (source: string) => ({ source, start: 0, end: 1 });
const questions: Question[] = [
  {
    id: "1",
    question: "Where is it?",
    answerable: true,
    answer: "in the boat",
    gold: [passage("a.md"), passage("a.md")],
    group: "a.md",
    tags: ["x"],
  },
  { id: "2", question: "where is it", answerable: null, gold: [], group: "2" },
  {
    id: "3",
    question: "Wo ist der Schlüssel zur Heizung im Keller?",
    answerable: true,
    gold: [passage("b.md"), passage("a.md")],
    group: "a.md",
  },
  { id: "4", question: "Who knows?", answerable: false, gold: [], group: "4", tags: ["x", "y"] },
];
const count = (list: readonly Question[]) =>
  questionSetStatistics(list, {
    drafts: 2,
    splitOf: (id) => (id === "1" ? "test" : undefined),
    sources: [
      { source: "a.md", language: "en" },
      { source: "b.md", language: "de" },
      { source: "c.md", language: "en" },
    ],
    breathe: () => undefined,
  });

test("counts everything that a set consists of", async () => {
  expect(await count(questions)).toEqual({
    questions: 4,
    unique: 3,
    drafts: 2,
    answerable: 2,
    unanswerable: 1,
    unknown: 1,
    types: [
      { name: "who", questions: 1 },
      { name: "where", questions: 3 },
    ],
    tags: [
      { name: "x", questions: 2 },
      { name: "y", questions: 1 },
    ],
    splits: [{ name: "test", questions: 1 }],
    languages: [
      { name: "und", questions: 2 },
      { name: "de", questions: 1 },
      { name: "en", questions: 1 },
    ],
    questionLength: {
      shortest: 2,
      median: 3,
      longest: 8,
      histogram: [
        { from: 2, to: 2, count: 1 },
        { from: 3, to: 3, count: 2 },
        { from: 4, to: 4, count: 0 },
        { from: 5, to: 5, count: 0 },
        { from: 6, to: 6, count: 0 },
        { from: 7, to: 7, count: 0 },
        { from: 8, to: 8, count: 1 },
      ],
    },
    answerLength: { shortest: 3, median: 3, longest: 3, histogram: [{ from: 3, to: 3, count: 1 }] },
    goldPassages: [
      { passages: 0, questions: 2 },
      { passages: 2, questions: 2 },
    ],
    sources: [
      { name: "a.md", questions: 2 },
      { name: "b.md", questions: 1 },
    ],
    sourcesWithoutQuestion: ["c.md"],
    clusters: [
      { name: "a.md", questions: 2 },
      { name: "2", questions: 1 },
      { name: "4", questions: 1 },
    ],
  });
});

test("a long tail is one bar", async () => {
  const long = Array.from({ length: 40 }, (_, index): Question => ({
    ...(questions[1] as Question),
    id: `${index}`,
    question: index === 0 ? "word ".repeat(500) : "one two three",
  }));
  expect((await count(long)).questionLength?.histogram).toEqual([
    { from: 3, to: 3, count: 39 },
    { from: 4, to: null, count: 1 },
  ]);
});

test("an empty set has no lengths", async () => {
  expect(await count([])).toMatchObject({
    questions: 0,
    questionLength: null,
    answerLength: null,
    clusters: [],
  });
});
