import { expect, test } from "vitest";
import { chooseQuestions, kindOf, type ListedQuestion, occurring } from "./choose-questions.ts";

const question = (id: string, own: Partial<ListedQuestion["entry"]> = {}): ListedQuestion => ({
  where: `questions.jsonl line ${id}`,
  entry: { id, question: `When does the ferry ${id} leave?`, ...own },
});
const gold = [{ source: "a.md", quote: "at ten" }];
const answerable = question("a1", { answerable: true, gold, tags: ["number", "hard"], split: "test" });
const refused = question("b2", { answerable: false, tags: ["hard"], split: "development" });
const marked = question("c3", { gold });
const unknown = question("d4");
const draft = question("e5", { draft: true, gold });
const all = [answerable, refused, marked, unknown, draft];

test("a question is answerable when it says so or has gold, and a draft above all", () => {
  expect(all.map(kindOf)).toEqual(["answerable", "unanswerable", "answerable", "unknown", "draft"]);
});

test("questions are chosen by a part of their id or words, a tag, a part of the set and a kind", () => {
  expect(chooseQuestions(all, { text: "FERRY B" })).toEqual([refused]);
  expect(chooseQuestions(all, { tag: "hard", split: "test" })).toEqual([answerable]);
  expect(chooseQuestions(all, { kind: "draft" })).toEqual([draft]);
  expect(chooseQuestions(all, { text: " ", tag: undefined })).toBe(all);
  expect(chooseQuestions(all, { text: "no such words" })).toEqual([]);
});

test("what occurs is counted, the most frequent first", () => {
  expect(occurring(all)).toEqual({
    tags: [
      { value: "hard", count: 2 },
      { value: "number", count: 1 },
    ],
    splits: [
      { value: "development", count: 1 },
      { value: "test", count: 1 },
    ],
    kinds: [
      { value: "answerable", count: 2 },
      { value: "draft", count: 1 },
      { value: "unanswerable", count: 1 },
      { value: "unknown", count: 1 },
    ],
  });
});
