import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../contracts/answer.ts";
import { describeAnswerer } from "../../ports/answerer.contract.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import { firstSentenceAnswerer } from "./first-sentence-answerer.ts";

describeAnswerer({ name: "first-sentence", make: firstSentenceAnswerer });

describe("the baseline", () => {
  test("quotes the best passage's first sentence that is no heading, whatever was asked", async () => {
    const text = "## Causes\n\nThe moon pulls the water. So does the sun.";
    const passages: ReadPassage[] = [
      {
        source: "tides.md",
        start: 5,
        end: 5 + text.length,
        text,
        score: 2.5,
        breadcrumb: ["Tides"],
        language: "en",
      },
    ];
    const events: AnswerEvent[] = [];
    const signal = new AbortController().signal;
    for await (const event of firstSentenceAnswerer().answer({ question: "Which enzyme?", passages, signal }))
      events.push(event);
    expect(events).toEqual([
      { type: "answer-delta", text: "The moon pulls the water." },
      {
        type: "answer-end",
        answer: {
          text: "The moon pulls the water.",
          refused: false,
          citations: [
            { source: "tides.md", start: 16, end: 41, breadcrumb: ["Tides"], answerStart: 0, answerEnd: 25 },
          ],
          evidence: 2.5,
        },
      },
    ]);
  });
});
