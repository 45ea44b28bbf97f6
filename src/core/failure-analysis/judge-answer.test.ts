import { expect, test } from "vitest";
import type { Outcome } from "../../contracts/outcome.ts";
import { judgeAnswer } from "./judge-answer.ts";

const scored = (score: number): Outcome => ({ status: "scored", score });

function judge(gold: string | undefined, answer: string, contains = 0, common = 0) {
  const question = gold === undefined ? {} : { answer: gold };
  const { judgement, cause } = judgeAnswer(question, answer, {
    "answer-contains-gold": scored(contains),
    "token-f1": scored(common),
  });
  return cause === null ? judgement : `${judgement}: ${cause}`;
}

test.each([
  ["holds the gold answer", "forty two", "…", 1, 0, "right"],
  ["shares most tokens with it", "forty two days", "…", 0, 0.6, "right"],
  ["shares few of them", "forty two days", "…", 0, 0.59, "wrong"],
  ["holds it but for the signs around it", "24", "on their own 24-yard line", 0, 0, "right"],
  [
    "holds all words of a short one",
    "Five nights.",
    "of three nights; at New Year it is five",
    0,
    0,
    "right",
  ],
  ["holds half the words of a short one", "At 08:00.", "Saturday 08:15", 0, 0, "wrong"],
  [
    "holds more than half of them",
    "At 08:00.",
    "Saturday | 08:00, 11:15",
    0,
    0,
    "unjudged: some-words-shared",
  ],
  ["holds none of them", "The green one.", "the grey bin", 0, 0, "wrong"],
  ["lacks a sentence", "It is closed because of the wind then", "no", 0, 0, "unjudged: long-gold-answer"],
  ["holds a sentence", "It is closed because of the wind then", "no", 1, 0, "right"],
  [
    "holds the characters of Chinese in another order",
    "三号球场",
    "球在号三场",
    0,
    0,
    "unjudged: some-words-shared",
  ],
  ["holds none of the characters of Chinese", "三号球场", "没有", 0, 0, "wrong"],
  ["holds the letter that is the gold answer", "A", "choose a", 0, 0, "right"],
  ["is compared with signs only", "!?", "…", 0, 0, "unjudged: no-score"],
])("an answer that %s", (_, gold, answer, contains, common, expected) => {
  expect(judge(gold, answer, contains, common)).toBe(expected);
});

test("without a gold answer nothing is judged", () => {
  expect(judge(undefined, "anything")).toBe("unjudged: no-gold-answer");
});

test("a metric that failed decides nothing", () => {
  const outcomes: Record<string, Outcome> = {
    "answer-contains-gold": { status: "failed", reason: "broken" },
    "token-f1": scored(1),
  };
  expect(judgeAnswer({ answer: "yes" }, "yes", outcomes)).toEqual({
    judgement: "unjudged",
    cause: "no-score",
  });
});
