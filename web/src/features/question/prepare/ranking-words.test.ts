import { expect, test } from "vitest";
import { rankingWords } from "./ranking-words.ts";
import { passage, sampleStory } from "./story.fixture.ts";

const missed = [passage(1), passage(2)];
const looked = { passage: null, ranked: 40, depth: 1000 };

test.each([
  [
    "found",
    sampleStory(),
    ["3 passages ranked with hybrid.", "The one that touches the gold came at rank 2."],
  ],
  [
    "found often",
    sampleStory({ ranking: [passage(1, { gold: true }), passage(2, { gold: true })] }),
    ["2 passages ranked with hybrid.", "The first of 2 that touch the gold came first."],
  ],
  ["without gold", sampleStory({ gold: [] }), ["3 passages ranked with hybrid."]],
  [
    "missed",
    sampleStory({ ranking: missed }),
    ["2 passages ranked with hybrid.", "None of them touches the gold."],
  ],
  [
    "found further down",
    sampleStory({ ranking: missed, further: { ...looked, rank: 40, score: 0.1 } }),
    [
      "2 passages ranked with hybrid.",
      "None of them touches the gold.",
      "Ranked further, the gold comes at rank 40 with score .100; the last passage kept has .500.",
    ],
  ],
  [
    "found nowhere",
    sampleStory({ ranking: missed, further: { ...looked, rank: null, score: null } }),
    [
      "2 passages ranked with hybrid.",
      "None of them touches the gold.",
      "Ranked to the end, 40 passages have a score, and none of them touches the gold.",
    ],
  ],
  ["empty", sampleStory({ ranking: [] }), ["No passage was found at all."]],
  ["not begun", sampleStory({ stages: ["parse"] }), ["The run ended before anything was ranked."]],
])("a ranking that is %s", (_, story, sentences) => {
  expect(rankingWords(story, "hybrid")).toEqual(sentences);
});
