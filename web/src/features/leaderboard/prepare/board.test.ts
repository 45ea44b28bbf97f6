import { expect, test } from "vitest";
import { madeBoard, madeRow } from "./leaderboard.fixture.ts";
import { boardOf } from "./board.ts";
import { madeLeaderboard } from "./leaderboard.fixture.ts";

const named = (settings: Record<string, string | number>[]): string[] =>
  madeBoard(settings.map((one, at) => madeRow(`run-${at}`, { settings: one }))).rows.map(({ name }) => name);

test("a run is called by the values that tell it from the others", () => {
  expect(
    named([
      { "chunk.size": 300, "retrieve.method": "hybrid", "retrieve.k": 5 },
      { "chunk.size": 500, "retrieve.method": "hybrid" },
    ]),
  ).toEqual(["300 · hybrid · 5", "500 · hybrid · not set"]);
});

test("one or two values are called by their setting too, by its whole path where another ends alike", () => {
  expect(named([{ "chunk.size": 300 }, { "chunk.size": 500 }])).toEqual(["size 300", "size 500"]);
  expect(named([{ "chunk.size": 300, "window.size": 1 }])).toEqual(["chunk.size 300 · window.size 1"]);
});

test("without settings that differ a run is called by its label", () => {
  expect(named([{}])).toEqual(["run-0"]);
});

test("values stand in their own order with how many runs have them", () => {
  const { settings } = madeBoard(
    [900, 1000, 900].map((size, at) => madeRow(`run-${at}`, { settings: { "chunk.size": size } })),
  );
  expect(settings).toEqual([
    {
      path: "chunk.size",
      short: "size",
      values: [
        { text: "900", runs: 2 },
        { text: "1000", runs: 1 },
      ],
    },
  ]);
});

test("runs that cannot be ranked have no rank, even where that is every one", () => {
  const ranks = (rows: ReturnType<typeof madeRow>[]): (number | null)[] =>
    boardOf({ ...madeLeaderboard([]), rows }).rows.map(({ rank }) => rank);
  const best = madeRow("best", { behindBest: null, amongBest: true });
  const second = madeRow("second");
  const unranked = madeRow("unranked", { behindBest: null });
  expect(ranks([best, second, unranked])).toEqual([1, 2, null]);
  expect(ranks([unranked, unranked])).toEqual([null, null]);
});
