import type { QuestionStory } from "@contracts/api/question-story.ts";
import { expect, test } from "vitest";
import { scoreRows } from "./score-rows.ts";

function story(outcomes: QuestionStory["outcomes"]): QuestionStory {
  return {
    runId: "run",
    question: { id: "q", question: "?", answerable: true, gold: [], group: "q" },
    stages: [],
    gold: [],
    chunks: 0,
    ranking: [],
    further: null,
    given: null,
    answer: null,
    threshold: null,
    outcomes,
    end: null,
    remedies: [],
  };
}

const scored = (score: number) => ({ status: "scored", score }) as const;
const failed = { status: "failed", reason: "broken" } as const;

test("a run a value; a run without the metric has none, and what failed is no difference", () => {
  expect(
    scoreRows(
      [
        story([
          { metric: "hit@5", title: "Hit", outcome: scored(0) },
          { metric: "mrr@10", title: null, outcome: failed },
        ]),
        undefined,
        story([
          { metric: "hit@5", title: "Hit", outcome: scored(1) },
          { metric: "mrr@10", title: null, outcome: scored(1) },
          { metric: "rouge-1", title: "R", outcome: scored(1) },
        ]),
      ],
      2,
    ),
  ).toEqual([
    { metric: "hit@5", title: "Hit", outcomes: [scored(0), null, scored(1)], differs: true },
    { metric: "mrr@10", title: null, outcomes: [failed, null, scored(1)], differs: false },
    { metric: "rouge-1", title: "R", outcomes: [null, null, scored(1)], differs: false },
  ]);
});
