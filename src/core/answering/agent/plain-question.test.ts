import { expect, test } from "vitest";
import { isPlainQuestion } from "./plain-question.ts";

test.each([
  "What pulls the water?",
  "Wie viel kostet eine Nacht am Nordkai?",
  "¿Cuánto cuesta una noche?",
  "潮汐是什么？",
  "Who sandbagged Oregon?",
  "",
])("a plain question: %j", (question) => {
  expect(isPlainQuestion(question)).toBe(true);
});

test.each([
  "Who built the quay and when?",
  "Is it open? How much is it?",
  "Was ist der Unterschied: Ebbe, Flut?",
  "¿Qué es la marea y qué la causa?",
  "What is the difference between ebb, flow?",
  "涨潮和退潮有什么区别？",
  "When does the harbour office of the old town by the river open on the first Sunday of a month in winter?",
  "x".repeat(141),
])("may ask for several things: %j", (question) => {
  expect(isPlainQuestion(question)).toBe(false);
});
