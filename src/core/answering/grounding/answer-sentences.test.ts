import { expect, test } from "vitest";
import { answerSentences } from "./answer-sentences.ts";

test.each([
  ["1. Press it.\n2. Wait.\n3. Go.", ["1. Press it.", "2. Wait.", "3. Go."]],
  ["Steps:\n\n9. **Press** it.\n\n10. **Wait**.", ["Steps:", "9. **Press** it.", "10. **Wait**."]],
  ["Press it.\n  2. Wait. Then go.", ["Press it.", "2. Wait.", "Then go."]],
  ["It took place in 2.\nWait.", ["It took place in 2.", "Wait."]],
  ["Press it.\n2.\n\nWait.", ["Press it.", "2.", "Wait."]],
  ["", []],
])("%j", (text, expected) => {
  expect(answerSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
