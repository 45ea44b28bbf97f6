import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { readImport } from "./read-import.ts";

function read(name: string, content: string) {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return readImport(file);
}

test("a table's rows are named by their line, and rows of another width are faults", async () => {
  expect(await read("a.csv", 'question, answer\n"two\nlines",b\nc\nd,e"f\n')).toEqual({
    columns: ["question", "answer"],
    rows: [{ where: "a.csv line 2", fields: { question: "two\nlines", answer: "b" } }],
    faults: [
      { where: "a.csv line 4", reason: "it has 1 cell, and the first line has 2" },
      { where: "a.csv line 5", reason: "a double quote stands in a cell without quotes around it" },
    ],
  });
});

test("JSON lines give the fields that any line has, and what is wrong with the others", async () => {
  expect(await read("a.jsonl", '{"question":"a"}\n{"q":NaN}\n[1]\n{"answer":null}\n')).toEqual({
    columns: ["question", "answer"],
    rows: [
      { where: "a.jsonl line 1", fields: { question: "a" } },
      { where: "a.jsonl line 4", fields: { answer: null } },
    ],
    faults: [
      { where: "a.jsonl line 2", reason: "column 6: NaN needs double quotes" },
      { where: "a.jsonl line 3", reason: "it is not an object with named fields" },
    ],
  });
});

test.each([
  ["a.json", '[{"question":"a"},\n{"question":"b"}]'],
  ["a.json", '{"question":"a"}\n{"question":"b"}'],
  ["a.txt", '{"question":"a"}\n{"question":"b"}'],
  ["a.yaml", "- question: a\n- question: b\n"],
  ["a.tsv", "question\na\nb\n"],
])("%s is recognised by its name and how it begins", async (name, content) => {
  const { rows } = await read(name, content);
  expect(rows.map(({ fields }) => fields)).toEqual([{ question: "a" }, { question: "b" }]);
});
