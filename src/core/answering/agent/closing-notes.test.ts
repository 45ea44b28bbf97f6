import { expect, test } from "vitest";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { initialState } from "./agent-state.ts";
import { closingNotes } from "./closing-notes.ts";
import { passageStore } from "./passage-store.ts";

function passage(source: string, text: string): ReadPassage {
  return { source, text, start: 0, end: text.length, score: 1, breadcrumb: ["Fees"], language: "en" };
}

const store = passageStore();
const [old, other, third] = store.add([
  passage("old", "15"),
  passage("new", "18"),
  passage("third", "7"),
]) as [string, string, string];
const sentence = { start: 0, end: 3, cites: [], citations: [], facts: [], isGrounded: true, support: 1 };
const state = {
  ...initialState("How much, and when?"),
  kept: [old, other, third],
  disagreements: [[old, other]] as const,
};
const standingOn = (...sentences: number[][]) => ({
  ...state,
  draft: { text: "Yes", foreign: null, sentences: sentences.map((stands) => ({ ...sentence, stands })) },
});
const cited = [
  { source: "old", start: 0, end: 2, breadcrumb: ["Fees"] },
  { source: "new", start: 0, end: 2, breadcrumb: ["Fees"] },
];

test("says that sources disagree where one of them is used and no sentence stands on both", () => {
  const notesOn = (...sentences: number[][]) =>
    closingNotes(standingOn(...sentences), store, 0, "en").map(({ text, citations }) => ({
      text,
      citations,
    }));
  const note = { text: "The sources disagree on this.", citations: cited };
  expect([notesOn([2]), notesOn([1], [2]), notesOn([1], [1, 2]), notesOn([3])]).toEqual([
    [note],
    [note],
    [],
    [],
  ]);
});

test.each([
  [
    "de",
    [
      "Ein Teil der Antwort war durch die Quellen nicht gedeckt und wurde weggelassen.",
      "Die Quellen sagen nichts dazu: When?",
    ],
  ],
  [
    "xx",
    ["A part of the answer had no support in the sources and was left out.", "The sources do not say: When?"],
  ],
])("says what was left out and what stays open, in the language or in English: %s", (language, texts) => {
  const parts = [
    { question: "How much?", isOpen: false },
    { question: "When?", isOpen: true },
  ];
  expect(closingNotes({ ...standingOn([3]), parts }, store, 2, language).map(({ text }) => text)).toEqual(
    texts,
  );
});

test("has nothing to add to a whole answer, and repeats no question that was asked as one", () => {
  expect(closingNotes(standingOn([3]), store, 0, "en")).toEqual([]);
});
