import { expect, test } from "vitest";
import { englishStatementQuestions } from "./english-statements.ts";

const names = new Set(["claude", "peem", "una", "morra"]);
const questions = (sentence: string) =>
  englishStatementQuestions(sentence, (word) => !names.has(word)).map(({ question, answer }) => [
    question,
    answer,
  ]);

test.each<[string, string, string | undefined]>([
  ["An assistance dog costs £30 a week.", "How much does an assistance dog cost?", "£30"],
  ["Charging takes about ninety minutes.", "How long does charging take?", "about ninety minutes"],
  ["The wash-house was built in 1983 by Peem.", "When was the wash-house built?", "in 1983"],
  ["The sludge is pumped out every three years.", "How often is the sludge pumped out?", "every three years"],
  [
    "The tower opens to visitors on Wednesdays and Sundays.",
    "When does the tower open to visitors?",
    "on Wednesdays and Sundays",
  ],
  ["Trains for Glasgow leave at 06:10.", "When do trains for Glasgow leave?", "at 06:10"],
  ["The travel cot is in the wardrobe in Gannet.", "Where is the travel cot?", "in the wardrobe in Gannet"],
  ["Spare fuses are kept in the drawer.", "Where are spare fuses kept?", "in the drawer"],
  [
    "Pretraining is the process of training a model on text.",
    "What is pretraining?",
    "the process of training a model on text",
  ],
  ["The well is eleven metres deep.", "How deep is the well?", "eleven metres"],
  ["The architect was Una Sinclair of Ardlochy.", "Who was the architect?", "Una Sinclair"],
  ["Visitors are not allowed after ten.", "Are visitors allowed after ten?", undefined],
  ["Claude supports four image formats.", "What does Claude support?", "four image formats"],
  ["The flag helps you to save tokens.", "What does the flag help you do?", "save tokens"],
  ["The path is closed because the bridge fell.", "Why is the path closed?", "the bridge fell"],
  ["SSE stands for server-sent events.", "What does SSE stand for?", "server-sent events"],
])("%s", (sentence, question, answer) => {
  expect(questions(sentence)).toContainEqual([question, answer]);
});

test.each([
  "It costs £30 a week.",
  "This is a good idea for everyone.",
  "The problem is a matter of taste.",
  "There are two ways to do this.",
  "The person who books must be there.",
  "In the year of the fire, the bell was rung.",
  "My father was a teacher at the school.",
  "Use the big remote only.",
  "The longest was 31 hours.",
  "The mats used in Tern are grey.",
])("proposes nothing for: %s", (sentence) => {
  expect(questions(sentence)).toEqual([]);
});
