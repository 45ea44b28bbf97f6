import { expect, test } from "vitest";
import { shownView } from "./shown-view.ts";

test("an address shows what it says, else the questions where it speaks of them, else the summary", () => {
  expect(shownView({ view: "summary", question: "q1" })).toBe("summary");
  expect(shownView({ view: "matrix" })).toBe("matrix");
  expect(shownView({ split: "test" })).toBe("matrix");
  expect(shownView({})).toBe("summary");
});
