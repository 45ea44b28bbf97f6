import { expect, test } from "vitest";
import type { Draft } from "./agent-state.ts";
import { settledText } from "./settled-text.ts";

/** A draft of sentences that stand where they do not begin with "No". */
function draftOf(text: string): Draft {
  return {
    text,
    foreign: null,
    sentences: [...text.matchAll(/[^\s-][^.]*\./g)].map(({ 0: sentence, index: start }) => {
      const end = start + sentence.length;
      const isGrounded = !sentence.startsWith("No");
      const citation = { source: "a", start: 0, end: 9, breadcrumb: [], answerStart: start, answerEnd: end };
      return {
        start,
        end,
        cites: [1],
        stands: [1],
        citations: isGrounded ? [citation] : [],
        facts: [],
        isGrounded,
        support: 1,
      };
    }),
  };
}

test.each([
  { text: "Yes one. Yes two.\n", settled: "Yes one. Yes two.\n", dropped: 0 },
  { text: "No one. Yes two. No three.", settled: "Yes two.", dropped: 2 },
  { text: "Yes one. No two. Yes three.", settled: "Yes one. Yes three.", dropped: 1 },
  { text: "Yes one.\nNo two. Yes three.", settled: "Yes one.\nYes three.", dropped: 1 },
  {
    text: "Yes one.\n\nNo two.\n\nYes three. Yes four.",
    settled: "Yes one.\n\nYes three. Yes four.",
    dropped: 1,
  },
  { text: "No one.", settled: "", dropped: 1 },
])("$text becomes $settled", ({ text, settled, dropped }) => {
  const outcome = settledText(draftOf(text));
  expect([outcome.text, outcome.dropped]).toEqual([settled, dropped]);
  expect(
    outcome.citations.map(({ answerStart, answerEnd }) => outcome.text.slice(answerStart, answerEnd)),
  ).toEqual(outcome.text.match(/Yes \w+\./g) ?? []);
});
