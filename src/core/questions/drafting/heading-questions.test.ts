import { expect, test } from "vitest";
import { headingQuestion } from "./heading-questions.ts";

const asked = (heading: string, title?: string) =>
  headingQuestion(heading, title, (word) => !["aws", "claude"].includes(word))?.question;

test.each([
  ["Creating Test Cases", "How do you create test cases?"],
  ["How to chain prompts", "How do you chain prompts?"],
  ["Step 2. Give Claude a Role", "How do you give Claude a role?"],
  ["Why are the doors red?", "Why are the doors red?"],
  ["What is a token", "What is a token?"],
  ["When to use Claude", "When should you use Claude?"],
  ["Cleaning the oven", "How do you clean the oven?"],
])("%s", (heading, question) => {
  expect(asked(heading)).toBe(question);
});

test("some nouns ask something of the document's title", () => {
  expect(asked("Limitations", "The AWS plan")).toBe("What are the limitations of the AWS plan?");
  expect(asked("Limitations")).toBeUndefined();
});

test.each([
  "Heating or plumbing",
  "Switching on",
  "Getting started",
  "Washing machine",
  "Finding us",
  "Mooring",
  "How to be clear",
])("%s stands for no question", (heading) => {
  expect(asked(heading, "The boat")).toBeUndefined();
});
