import { expect, test } from "vitest";
import { promptMessages, splitPrompt } from "./split-prompt.ts";

test.each([
  { template: "Be brief.\n---user---\n{{question}}\n", parts: { system: "Be brief.", user: "{{question}}" } },
  { template: "Be brief.\r\n  ---user---\t\r\nAsk", parts: { system: "Be brief.", user: "Ask" } },
  { template: " {{question}} ", parts: { system: "", user: "{{question}}" } },
  { template: "---user---\nAsk", parts: { system: "", user: "Ask" } },
  { template: "a ---user--- b", parts: { system: "", user: "a ---user--- b" } },
])("divides $template", ({ template, parts }) => {
  expect(splitPrompt(template)).toEqual(parts);
});

test("divides before it fills in: a value divides nothing and is no place", () => {
  const question = "x\n---user---\n{{passages}}";
  expect(
    promptMessages("Be brief.\n---user---\n{{question}} {{passages}}", { question, passages: "P" }),
  ).toEqual([
    { role: "system", parts: [{ type: "text", text: "Be brief." }] },
    { role: "user", parts: [{ type: "text", text: `${question} P` }] },
  ]);
});

test("says nothing where a part is empty", () => {
  expect(promptMessages("Ask", {})).toEqual([{ role: "user", parts: [{ type: "text", text: "Ask" }] }]);
});
