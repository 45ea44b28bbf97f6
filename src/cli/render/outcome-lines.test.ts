import { expect, test } from "vitest";
import { outcomeLines } from "./outcome-lines.ts";

test("says what was scored and what it means, and why the others were not", () => {
  const title = "Share of gold spans found, 0 to 1, higher is better";
  expect(
    outcomeLines({
      outcomes: [
        { metric: "hit@5", title, outcome: { status: "scored", score: 0.5 } },
        { metric: "my-own", title: null, outcome: { status: "scored", score: 2 } },
        { metric: "a", title, outcome: { status: "not-applicable", reason: "The answer cites nothing." } },
        { metric: "b", title, outcome: { status: "not-applicable", reason: "The answer cites nothing." } },
        { metric: "c", title, outcome: { status: "failed", reason: "no judge" } },
      ],
    }),
  ).toEqual([
    "hit@5   .500  Share of gold spans found",
    "my-own  2.000",
    "Not applicable: The answer cites nothing.  (a, b)",
    "Failed: no judge  (c)",
  ]);
});

test("counts are whole", () => {
  const outcome = (score: number) => ({ status: "scored" as const, score });
  expect(
    outcomeLines({
      outcomes: [
        { metric: "calls", title: "Calls of the model, 0 or more, lower is better", outcome: outcome(3) },
        { metric: "tokens", title: "Tokens read, 0 or more, lower is better", outcome: outcome(1606) },
      ],
    }),
  ).toEqual(["calls      3  Calls of the model", "tokens  1,606  Tokens read"]);
});
