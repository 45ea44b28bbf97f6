import { expect, test } from "vitest";
import { alikeRanks, bracketLanes, lanePieces, mostLanes } from "./bracket-lanes.ts";
import { madeBoard, madeRow } from "./leaderboard.fixture.ts";

test("brackets that overlap stand beside each other, those that do not share a lane", () => {
  expect(
    bracketLanes([
      { first: 0, last: 2 },
      { first: 1, last: 3 },
      { first: 3, last: 5 },
    ]),
  ).toEqual({
    lanes: [
      { letter: "a", lane: 0, first: 1, last: 3 },
      { letter: "b", lane: 1, first: 2, last: 4 },
      { letter: "c", lane: 0, first: 4, last: 6 },
    ],
    undrawn: 0,
  });
});

test("brackets for which there is no room are counted", () => {
  const overlapping = Array.from({ length: mostLanes + 3 }, (_, first) => ({ first, last: 50 + first }));
  const { lanes, undrawn } = bracketLanes(overlapping);
  expect([lanes.length, undrawn]).toEqual([mostLanes, 3]);
});

test("letters go on after z", () => {
  const apart = Array.from({ length: 28 }, (_, at) => ({ first: 3 * at, last: 3 * at + 1 }));
  expect(
    bracketLanes(apart)
      .lanes.map(({ letter }) => letter)
      .slice(25),
  ).toEqual(["z", "aa", "ab"]);
});

test("a run is alike to all that share one of its brackets", () => {
  const brackets = [
    { first: 0, last: 2 },
    { first: 1, last: 4 },
  ];
  expect([1, 2, 5, 6].map((rank) => alikeRanks(brackets, rank))).toEqual([
    { first: 1, last: 3 },
    { first: 1, last: 5 },
    { first: 2, last: 5 },
    null,
  ]);
});

test("a line starts and ends at rows that are shown", () => {
  const { rows } = madeBoard(["a", "b", "c", "d"].map((id) => madeRow(id)));
  const { lanes } = bracketLanes([{ first: 0, last: 2 }]);
  const shown = [rows[1]!, rows[2]!, rows[3]!];
  expect(lanePieces(lanes, shown)).toEqual(
    new Map([
      ["b", [{ letter: "a", lane: 0, isTop: true, isBottom: false }]],
      ["c", [{ letter: "a", lane: 0, isTop: false, isBottom: true }]],
      ["d", []],
    ]),
  );
});
