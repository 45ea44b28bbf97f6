import { expect, test } from "vitest";
import { basisRows } from "./basis-rows.ts";
import { compared } from "./compared.fixture.ts";

const letters = { first: "A", second: "C" };

test("what a verdict rests on is told with its units, and what is not known is left out", () => {
  const side = { scored: 198, notApplicable: 73, failed: 0 };
  expect(
    basisRows(
      compared("hit@5", {
        p: 0.0004,
        coverage: { first: side, second: { ...side, failed: 2 } },
        discordant: { gained: 20, lost: 3 },
        detectable: null,
      }),
      letters,
    ),
  ).toEqual([
    ["p value", "p < .001"],
    ["Questions scored on both sides", "198"],
    ["Clusters they fall into", "44"],
    ["Variance against independent questions", "1.4 ×"],
    ["Loss that is accepted", ".020"],
    ["Largest loss, with 95 % confidence", ".000"],
    ["Scored, not applicable, failed", "A: 198, 73, 0; C: 198, 73, 2"],
    ["Questions that changed sides", "20 gained, 3 lost"],
  ]);
});

test("how many questions more would settle it is said where that is the question", () => {
  const rows = basisRows(
    compared("hit@5", {
      verdict: {
        kind: "inconclusive",
        sentence: "",
        reason: null,
        needed: { questions: 120, clusters: 1 },
      },
    }),
    letters,
  );
  expect(rows.at(-1)).toEqual(["More questions that would settle it", "about 120 questions from 1 cluster"]);
});
