import { expect, test } from "vitest";
import type { Question } from "../../contracts/question-set.ts";
import { draftGold } from "./draft-gold.ts";

const documents = [
  { source: "a.md", text: "Brodick 海港 Brodick." },
  { source: "Häfen/b.md", text: "Brodick. 海港 ebbe, ebbe, ebbe, ebbe" },
];
const questionOf = (changes: Partial<Question>): Question => ({
  id: "1",
  question: "Where?",
  answerable: true,
  gold: [],
  group: "1",
  ...changes,
});

/** The drafts of one question as source and text. */
function draft(changes: Partial<Question>): string[] | undefined {
  const passages = draftGold([questionOf(changes)], documents).get("1");
  return passages?.map(({ source, start, end }) => {
    const text = documents.find((document) => document.source === source)?.text.slice(start, end);
    return `${source} ${start} ${text}`;
  });
}

test("finds up to three places where the answer stands letter by letter", () => {
  expect(draft({ answer: "Brodick" })).toEqual(["a.md 0 Brodick", "a.md 11 Brodick", "Häfen/b.md 0 Brodick"]);
  expect(draft({ answer: " 海港\n" })).toEqual(["a.md 8 海港", "Häfen/b.md 9 海港"]);
});

test.each<[string, Partial<Question>]>([
  ["an answer that stands in many places", { answer: "ebbe" }],
  ["an answer that stands nowhere", { answer: "brodick" }],
  ["an answer of one letter", { answer: " B " }],
  ["an empty answer", { answer: " " }],
  ["no answer", {}],
  ["gold", { answer: "Brodick", gold: [{ source: "a.md", start: 0, end: 7 }] }],
  ["the word that there is no answer", { answer: "Brodick", answerable: false }],
])("drafts nothing for a question with %s", (_, changes) => {
  expect(draft(changes)).toBeUndefined();
});

test("counts places that overlap once", () => {
  const drafts = draftGold([questionOf({ answer: "aa" })], [{ source: "a.md", text: "aaaaa" }]);
  expect(drafts.get("1")).toEqual([
    { source: "a.md", start: 0, end: 2 },
    { source: "a.md", start: 2, end: 4 },
  ]);
});

test("gives drafts by question", () => {
  const questions = [
    questionOf({ id: "x", answer: "nothing" }),
    questionOf({ id: "y", answer: "Brodick 海港" }),
    questionOf({ id: "z", answer: "Brodick.", answerable: null }),
  ];
  expect([...draftGold(questions, documents)]).toEqual([
    ["y", [{ source: "a.md", start: 0, end: 10 }]],
    [
      "z",
      [
        { source: "a.md", start: 11, end: 19 },
        { source: "Häfen/b.md", start: 0, end: 8 },
      ],
    ],
  ]);
});
