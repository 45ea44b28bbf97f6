import { expect, test } from "vitest";
import { indexWords } from "./index-words.ts";
import { sampleStory } from "./story.fixture.ts";

const [gold] = sampleStory().gold as [ReturnType<typeof sampleStory>["gold"][number]];

test("gold that is whole in a chunk is shown there alone", () => {
  const part = { ...gold.chunks[0]!, start: 0, sharedCharacters: 4 };
  expect(indexWords({ ...gold, chunks: [part, gold.chunks[0]!] }, 3)).toEqual({
    sentences: ["Cleaning kept all of the gold.", "It stands whole in 1 of 3 chunks."],
    holders: [gold.chunks[0]],
  });
  expect(indexWords({ ...gold, keptCharacters: 4, chunks: [part] }, 3)).toEqual({
    sentences: [
      "Cleaning kept 4 of the gold's 10 characters.",
      "It stands whole in no chunk; parts of it are in 1 of 3 chunks.",
    ],
    holders: [part],
  });
});

test("gold that was lost on the way says where", () => {
  expect(indexWords({ ...gold, keptCharacters: 0, chunks: [] }, 1).sentences).toEqual([
    "Cleaning took all of the gold out.",
    "It is in none of 1 chunk.",
  ]);
  expect(indexWords({ ...gold, document: null, chunks: [] }, 3).sentences).toEqual([
    "The dataset holds no document a.md: it was left out.",
  ]);
});
