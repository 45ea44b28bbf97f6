import { expect, test } from "vitest";
import { groupReasons } from "./group-reasons.ts";

test("sources are told by the reason that they share, the most frequent first", () => {
  expect(
    groupReasons([
      { source: "a.md", reason: "no sentence" },
      { source: "b.md", reason: "nothing more" },
      { source: "c.md", reason: "nothing more" },
    ]),
  ).toEqual([
    { reason: "nothing more", sources: ["b.md", "c.md"] },
    { reason: "no sentence", sources: ["a.md"] },
  ]);
});
