import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { splitsOf } from "./splits-of.ts";

const questions = [
  { id: "1", question: "When is high water?", split: " test " },
  { id: "2", question: 'What does "split" mean?' },
  { id: "3", question: "When is low water?", split: "development" },
];

test.each([
  [
    "questions.jsonl",
    `${questions.map((one) => JSON.stringify(one)).join("\r\n")}\nnull "split"\n{"split":\n`,
  ],
  ["questions.json", JSON.stringify(questions)],
])("parts are read of %s, of what names one", async (name, text) => {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, text);
  expect([...(await splitsOf(file))]).toEqual([
    ["1", "test"],
    ["3", "development"],
  ]);
});
