import { expect, test } from "vitest";
import { endAt, sampleStory } from "./story.fixture.ts";
import { whyScored } from "./why-scored.ts";

const story = sampleStory();
const refused = sampleStory({ answer: { ...story.answer!, refused: true, citations: [] } });

test.each([
  ["hit@1", "Of the first passage, none touches gold."],
  ["span-recall@5", "Of the first 3 passages, 1 touches gold."],
  ["span-coverage@170ch", "Of the first 2 passages, 1 touches gold."],
  ["mrr@10", "The first passage that touches gold stands at rank 2."],
  ["ndcg@1", "The first passage that touches gold stands at rank 2, and only the first 1 count."],
  ["gold-spans-cut", "A chunk holds gold whole."],
  ["citation-precision", "1 of 1 citation touches gold."],
  ["citation-recall", "1 of 1 gold passage is cited."],
  ["citation-f1", "1 of 1 citation touches gold. 1 of 1 gold passage is cited."],
  ["refusal-rate-answerable", "It answered."],
  ["token-f1", "3 of the gold answer's 3 words stand among the answer's 9."],
  ["quote-fidelity", null],
  ["rounds", null],
])("%s comes from: %s", (metric, why) => {
  expect(whyScored(metric, story)).toBe(why);
});

test("a refusal is what its answer was scored for", () => {
  expect(
    ["token-f1", "citation-f1", "refusal-rate-answerable"].map((metric) => whyScored(metric, refused)),
  ).toEqual([
    "It refused: nothing was answered, and that counts as 0 where there is an answer.",
    "It refused: nothing was answered, and that counts as 0 where there is an answer.",
    "It refused.",
  ]);
});

test("what the story does not show is not made up", () => {
  const failed = sampleStory({ answer: { ...story.answer!, failed: "no reply" }, end: null });
  expect(
    ["token-f1", "gold-spans-cut", "citation-recall"].map((metric) => whyScored(metric, failed)),
  ).toEqual([null, null, null]);
  expect(whyScored("mrr@10", sampleStory({ ranking: [] }))).toBe("No ranked passage touches gold.");
  expect(whyScored("gold-spans-cut", sampleStory({ end: endAt("cited", { cut: true }) }))).toBe(
    "No chunk holds a gold passage whole.",
  );
});
