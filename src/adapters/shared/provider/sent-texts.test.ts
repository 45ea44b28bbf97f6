import { expect, test } from "vitest";
import { type SentTexts, textTooLong } from "./sent-texts.ts";
import type { TextOverflow } from "./text-overflow.ts";

const sent: SentTexts = {
  texts: ["short", "the  longest\nof them all, by far"],
  positions: [4, 6],
  total: 9,
  places: undefined,
};
const places = [
  { source: "a.md", start: 0, end: 5 },
  { source: "b.md", start: 10, end: 42 },
];
const unknown: TextOverflow = { limitTokens: undefined, textTokens: undefined, index: undefined };

test.each<[string, Partial<SentTexts>, Partial<TextOverflow>, string]>([
  [
    "told by its number",
    {},
    { index: 1, limitTokens: 512, textTokens: 600 },
    'Text 7 of 9 (32 characters; begins "the longest of them all, by far") is 88 tokens longer than the 512 tokens that tei/m-8 takes.',
  ],
  [
    "alone",
    { texts: ["short"], positions: [4] },
    { limitTokens: 512 },
    'Text 5 of 9 (5 characters; begins "short") is longer than the 512 tokens that tei/m-8 takes.',
  ],
  [
    "with a place in a source",
    { places },
    { index: 0 },
    "Text 5 of 9 (5 characters; a.md, 0 to 5) is longer than tei/m-8 takes.",
  ],
  [
    "one of several",
    { places },
    { limitTokens: 512, textTokens: 600 },
    "One of 2 texts is 88 tokens longer than the 512 tokens that tei/m-8 takes; the longest is text 7 of 9 (32 characters; b.md, 10 to 42).",
  ],
  [
    "with a number that no text has",
    {},
    { index: 2 },
    'One of 2 texts is longer than tei/m-8 takes; the longest is text 7 of 9 (32 characters; begins "the longest of them all, by far").',
  ],
])("names a text that is too long, %s", (_, more, overflow, message) => {
  const error = textTooLong("tei/m-8", { ...sent, ...more }, { ...unknown, ...overflow }, 413);
  expect([error.code, error.message, error.hint]).toEqual([
    "model.refused",
    message,
    "Make chunks smaller (chunk.size), or choose a model that takes longer texts.",
  ]);
});
