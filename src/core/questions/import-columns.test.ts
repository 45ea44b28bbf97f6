import { expect, test } from "vitest";
import { importColumns } from "./import-columns.ts";

test.each([
  [
    ["Question", "Expected Answer", "Evidence", "File name"],
    ["question", "answer", "quote", "source"],
  ],
  [
    ["user_input", "reference", "reference_contexts"],
    ["question", "answer", "quote"],
  ],
  [
    ["Frage", "Antwort", "Quelle"],
    ["question", "answer", "source"],
  ],
  [
    ["id", "prompt", "query", "ideal"],
    ["id", null, "question", "answer"],
  ],
])("recognises %j", (columns, fields) => {
  const found = importColumns("x.csv", columns, {});
  const byColumn = new Map([...found].map(([field, column]) => [column, field]));
  expect(columns.map((column) => byColumn.get(column) ?? null)).toEqual(fields);
});

test("a column that a person names goes first", () => {
  const found = importColumns("x.csv", ["question", "text", "answer"], { question: "text" });
  expect([...found]).toEqual([
    ["question", "text"],
    ["answer", "answer"],
  ]);
});

test.each([
  [["a b", "c"], {}, 'x.csv has no column for the question: its columns are "a b", "c".'],
  [["question"], { answer: "solution" }, 'x.csv has no column "solution".'],
])("a missing column is named", (columns, chosen, message) => {
  expect(() => importColumns("x.csv", columns, chosen)).toThrow(message);
});
