import { expect, test } from "vitest";
import { endNames } from "./question-end.ts";
import { wentWell } from "./went-well.ts";

test("scores losses 0, what went right 1, and what nobody can tell not at all", () => {
  const scores = Object.groupBy(endNames, (end) => `${wentWell({ end })}`);
  expect(scores).toEqual({
    0: [
      "not-in-index",
      "not-retrieved",
      "below-the-cut",
      "refused-wrongly",
      "not-used",
      "used-but-wrong",
      "should-have-refused",
    ],
    1: ["right", "retrieved", "rightly-refused"],
    undefined: ["used-unjudged", "not-analysable"],
  });
});
