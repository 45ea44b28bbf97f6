import { expect, test } from "vitest";
import { tableQuestions } from "./table-questions.ts";

const rows = (text: string) =>
  tableQuestions(text, 0, text.length, () => true).map(({ question, answer, start, end }) => [
    question,
    answer,
    text.slice(start, end),
  ]);

test("a row answers what its first telling column is about", () => {
  const text =
    "Lights.\n\n| Light | Meaning |\n|---|---|\n| White, **steady** | All well |\n| Off | – |\n\n| For | Amount |\n| --- | ---: |\n| Lost set of keys | £120 |\nText.";
  expect(rows(text)).toEqual([
    ['What does "White, steady" mean?', "All well", "| White, **steady** | All well |"],
    ["What do you pay for lost set of keys?", "£120", "| Lost set of keys | £120 |"],
  ]);
});

test.each([
  ["no rule below the titles", "| a | b |\n| c | d |\n| e | f |"],
  ["rows of another width", "| For | Amount |\n|---|---|\n| a | b | c |"],
  ["no title", "| | |\n|---|---|\n| a | b |"],
])("a table with %s answers nothing", (_, text) => {
  expect(rows(text)).toEqual([]);
});
