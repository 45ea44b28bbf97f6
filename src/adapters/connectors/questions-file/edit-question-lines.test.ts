import { expect, test } from "vitest";
import { editQuestionLines } from "./edit-question-lines.ts";

const text =
  '{"id": "1", "question": "a", "draft": true}\r\n\r\n{"id": "2", "question": "b"}\r\n{"id": "3", "question": "c"}';

test("changes, removes and appends, and leaves the other lines and the line ends as they are", () => {
  const edits = {
    change: new Map([["1", { draft: undefined, split: "test" }]]),
    remove: new Set(["2"]),
    append: [{ id: "4", question: "d" }],
  };
  expect(editQuestionLines(text, edits)).toBe(
    '{"id": "1", "question": "a", "split": "test"}\r\n\r\n{"id": "3", "question": "c"}\r\n{"id": "4", "question": "d"}\r\n',
  );
});

test("without edits nothing changes", () => {
  expect(editQuestionLines(text, {})).toBe(text);
});

test("begins a file", () => {
  expect(editQuestionLines("", { append: [{ id: "1", question: "a" }] })).toBe('{"id":"1","question":"a"}\n');
});
