import { expect, test } from "vitest";
import type { QuestionEntry } from "../../contracts/question-set.ts";
import { diffQuestions } from "./diff-questions.ts";

const entry = (id: string, changes: Partial<QuestionEntry> = {}): QuestionEntry => ({
  id,
  question: `Question ${id}?`,
  ...changes,
});

test("nothing is otherwise where only the order is", () => {
  const [a, b] = [entry("a", { gold: [{ source: "x.md", quote: "x" }] }), entry("b")];
  expect(diffQuestions([a, b], [b, a])).toEqual({
    added: [],
    removed: [],
    renamed: [],
    changed: [],
    unchanged: 2,
  });
});

test("added, removed and renamed questions are told apart", () => {
  const before = [entry("a"), entry("b"), entry("c", { question: "The same?" })];
  const after = [entry("a"), entry("d"), entry("e", { question: "the same" })];
  expect(diffQuestions(before, after)).toEqual({
    added: [entry("d")],
    removed: [entry("b")],
    renamed: [{ before: "c", after: "e", question: "the same" }],
    changed: [
      {
        id: "e",
        question: "the same",
        changes: [{ field: "question", before: "The same?", after: "the same" }],
      },
    ],
    unchanged: 1,
  });
});

test("changed words, answers, parts and drafts are told field by field", () => {
  const before = entry("a", { answer: "x", draft: true, tags: ["t"] });
  const after = entry("a", { question: "Otherwise?", answer: "y", answerable: true, tags: ["t", "u"] });
  expect(diffQuestions([before], [after]).changed).toEqual([
    {
      id: "a",
      question: "Otherwise?",
      changes: [
        { field: "question", before: "Question a?", after: "Otherwise?" },
        { field: "answer", before: "x", after: "y" },
        { field: "answerable", before: null, after: "true" },
        { field: "tags", before: "t", after: "t, u" },
        { field: "draft", before: "true", after: null },
      ],
    },
  ]);
});

test("gold in another source is other gold, not moved gold", () => {
  const [before, after] = ["x.md", "y.md"].map((source) =>
    entry("a", { gold: [{ source, start: 1, end: 4 }] }),
  );
  expect(diffQuestions([before!], [after!]).changed[0]?.changes).toEqual([
    { field: "gold", before: null, after: "y.md 1–4" },
    { field: "gold", before: "x.md 1–4", after: null },
  ]);
});

test("gold that moved is told from gold that is another", () => {
  const before = entry("a", {
    gold: [
      { source: "x.md", start: 10, end: 20, quote: "ten letter" },
      { source: "x.md", start: 40, end: 45 },
      { source: "y.md", start: 0, end: 3, quote: "abc" },
    ],
  });
  const after = entry("a", {
    gold: [
      { source: "x.md", start: 14, end: 24, quote: "ten letter" },
      { source: "x.md", start: 35, end: 40 },
      { source: "y.md", start: 0, end: 4, quote: "abcd" },
    ],
  });
  expect(diffQuestions([before], [after]).changed[0]?.changes).toEqual([
    { field: "moved gold", source: "x.md", before: "10–20", after: "14–24", by: 4 },
    { field: "moved gold", source: "x.md", before: "40–45", after: "35–40", by: -5 },
    { field: "gold", before: null, after: 'y.md 0–4 "abcd"' },
    { field: "gold", before: 'y.md 0–3 "abc"', after: null },
  ]);
});
