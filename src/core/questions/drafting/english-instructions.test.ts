import { expect, test } from "vitest";
import { englishInstructionQuestions } from "./english-instructions.ts";

const questions = (sentence: string) =>
  englishInstructionQuestions(sentence).map(({ question, answer }) => [question, answer]);

test.each([
  [
    "If F3 comes back within a day, ring Callum.",
    "What should you do if F3 comes back within a day?",
    "ring Callum",
  ],
  [
    "When the line is down, the router uses a card.",
    "What happens when the line is down?",
    "the router uses a card",
  ],
  ["To add more test cases, click the button.", "How do you add more test cases?", "click the button"],
  ["Press Boost to heat the water faster.", "How do you heat the water faster?", "Press Boost"],
  ["Clean the filter every six weeks.", "How often should you clean the filter?", "every six weeks"],
  ["Never use bleach because the plant dies.", "Why should you not use bleach?", "the plant dies"],
  ["Do not climb on the dunes.", "Are you allowed to climb on the dunes?", undefined],
  [
    "Ring the bell if nobody answers the door.",
    "What should you do if nobody answers the door?",
    "Ring the bell",
  ],
])("%s", (sentence, question, answer) => {
  expect(questions(sentence)).toContainEqual([question, answer]);
});

test.each([
  "If this does not help, restart the repeater.",
  "If you like, leave the lamp on.",
  "If they are late, ring the pier.",
  "To do this, press the ring.",
  "Vacuum both every six weeks.",
  "Walks start at the pier every Monday.",
  "When compliant, answer.",
  "Come back to see the house.",
])("proposes nothing for: %s", (sentence) => {
  expect(questions(sentence)).toEqual([]);
});
