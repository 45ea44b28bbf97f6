import { expect, test } from "vitest";
import { rankingView } from "./ranking-view.ts";
import { passage, sampleStory } from "./story.fixture.ts";

const long = sampleStory({
  ranking: Array.from({ length: 20 }, (_, index) => passage(index + 1, { gold: index === 14 })),
  given: { passages: 2, characters: 160 },
});

function told(lines: ReturnType<typeof rankingView>): string[] {
  return lines.map((line) =>
    line.kind === "passage" ? String(line.passage.rank) : `${line.kind} ${line.passages}`,
  );
}

test("the best, gold from further down and the opened one are shown, the rest is counted", () => {
  expect(told(rankingView(long, { all: false, opened: 18 }))).toEqual([
    "1",
    "2",
    "cut 2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "hidden 6",
    "15",
    "hidden 2",
    "18",
    "hidden 2",
  ]);
});

test("all are shown where all are wanted", () => {
  expect(told(rankingView(long, { all: true, opened: undefined }))).toHaveLength(21);
});

test("a passage knows whether it is cited, and its part of the best score", () => {
  expect(rankingView(sampleStory(), { all: false, opened: undefined })).toEqual([
    { kind: "passage", passage: passage(1), isCited: false, share: 1 },
    { kind: "passage", passage: passage(2, { gold: true }), isCited: true, share: 0.5 },
    { kind: "cut", passages: 2 },
    { kind: "passage", passage: passage(3), isCited: false, share: 1 / 3 },
  ]);
});

test("a run without answers has no cut, and an empty ranking no line", () => {
  expect(told(rankingView(sampleStory({ given: null }), { all: false, opened: undefined }))).toEqual([
    "1",
    "2",
    "3",
  ]);
  expect(rankingView(sampleStory({ ranking: [] }), { all: false, opened: undefined })).toEqual([]);
});
