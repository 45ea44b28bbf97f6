import { expect, test } from "vitest";
import { endWords } from "./end-words.ts";
import { endAt, sampleStory } from "./story.fixture.ts";

test("an end has a name and a sentence; its reason says more, and so do several gold passages", () => {
  expect(endWords(sampleStory())).toEqual({
    title: "Right",
    sentences: ["The gold is cited, and the answer is the gold answer."],
  });
  expect(
    endWords(
      sampleStory({
        end: endAt("given", {
          end: "not-used",
          cause: "cites-nothing",
          spans: { gold: 2, indexed: 2, ranked: 1, given: 1, cited: 0 },
        }),
      }),
    ),
  ).toEqual({
    title: "Given and not used",
    sentences: [
      "The answerer was given the gold, and its answer cites nothing.",
      "Of 2 gold passages: 2 indexed, 1 ranked, 1 given, 0 cited.",
      "The answer is the gold answer all the same: other words in the sources say it too.",
    ],
  });
});

test("a run that stopped says where, and an end of another version is shown by its name", () => {
  expect(endWords({ end: null, stages: ["parse", "chunk"] }).sentences).toEqual([
    "The run got no further than the chunk stage.",
  ]);
  expect(endWords({ end: null, stages: [] }).sentences).toEqual(["The run ended before its first stage."]);
  expect(endWords(sampleStory({ end: endAt("cited", { end: "new-end", judgement: null }) })).title).toBe(
    "new-end",
  );
});
