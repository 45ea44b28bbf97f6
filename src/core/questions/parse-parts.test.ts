import { expect, test } from "vitest";
import { parseParts } from "./parse-parts.ts";

test("parts are names with shares or percentages", () => {
  expect(parseParts("development=0.6, test = 40%")).toEqual([
    { name: "development", share: 0.6 },
    { name: "test", share: 0.4 },
  ]);
});

test.each([
  ["development", '--parts: "development" is not a name with a share between 0 and 1.'],
  ["=1", '--parts: "=1" is not a name with a share between 0 and 1.'],
  ["a=0,b=1", '--parts: "a=0" is not a name with a share between 0 and 1.'],
  ["a=60,b=40", '--parts: "a=60" is not a name with a share between 0 and 1.'],
  ["a=.5,a=.5", '--parts: the part "a" is given twice.'],
  ["a=.5,b=.4", "--parts: the shares add up to 0.9, not to 1."],
  ["a=1.2.3", '--parts: "a=1.2.3" is not a name with a share between 0 and 1.'],
])("%s is refused", (text, message) => {
  expect(() => parseParts(text)).toThrow(message);
});
