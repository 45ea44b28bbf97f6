import { expect, test } from "vitest";
import { type Race, raceOf } from "./race.ts";
import { madeEvents, madeSearch } from "./search.fixture.ts";

const race = raceOf(madeSearch, madeEvents);
const placesOf = ({ candidates }: Race): Record<string, (readonly [number, number])[]> =>
  Object.fromEntries(
    candidates.map(({ id, steps }) => [id, steps.map(({ round, place }) => [round, place] as const)]),
  );

test("each batch of questions is a round with who took part, who went on and why others left", () => {
  expect(
    race.rounds.map(({ phase, started, measured, wentOn, dropped }) => ({
      phase,
      started,
      measured,
      wentOn,
      dropped,
    })),
  ).toEqual([
    {
      phase: "screen",
      started: 4,
      measured: 4,
      wentOn: 2,
      dropped: new Map([
        ["rank", 2],
        ["unmeasured", 1],
      ]),
    },
    { phase: "race", started: 2, measured: 2, wentOn: 2, dropped: new Map() },
    { phase: "confirm", started: 3, measured: 3, wentOn: 0, dropped: new Map() },
  ]);
  expect([race.spent, race.exhaustive]).toEqual([74, 150]);
});

test("places follow the search's own order; what could not be measured stands last, and confirming turns nothing round", () => {
  expect(placesOf(race)).toEqual({
    "size=3": [
      [0, 2],
      [1, 1],
      [2, 1],
    ],
    "size=2": [
      [0, 1],
      [1, 2],
      [2, 2],
    ],
    "size=1": [
      [0, 3],
      [2, 3],
    ],
    "size=5": [[0, 4]],
    "size=4": [[0, 5]],
  });
});

test("the mean holds the questions it was chosen by and not those that confirm", () => {
  const mean = (id: string) => {
    const one = race.candidates.find((candidate) => candidate.id === id)!;
    return [one.mean, one.scored];
  };
  expect(mean("size=2")).toEqual([(0.8 * 10 + 0.2 * 2) / 12, 12]);
  expect(mean("size=1")).toEqual([0.5, 10]);
  expect(mean("size=4")).toEqual([null, 0]);
});

test("the baseline that was dropped and is confirmed once more is not among the best", () => {
  expect(race.candidates.map(({ id, role, place }) => [place, id, role])).toEqual([
    [1, "size=3", "winner"],
    [2, "size=2", "runner-up"],
    [3, "size=1", "baseline"],
    [4, "size=5", null],
    [5, "size=4", null],
  ]);
});

test("while it is at work the last round is open and ordered by the means so far", () => {
  const open = raceOf({ ...madeSearch, status: "running", result: null }, madeEvents.slice(0, 7));
  expect(open.rounds.map(({ isOver }) => isOver)).toEqual([false]);
  expect(open.candidates.filter(({ steps }) => steps.length > 0).map(({ id }) => id)).toEqual([
    "size=2",
    "size=3",
    "size=1",
    "size=4",
  ]);
});

test("of a metric that counts faults the lowest mean comes first", () => {
  const open = raceOf(
    { ...madeSearch, metric: "gold-spans-cut", status: "running", result: null },
    madeEvents.slice(0, 7),
  );
  expect(open.candidates.slice(0, 4).map(({ id }) => id)).toEqual(["size=1", "size=3", "size=2", "size=4"]);
});

test("a search that was stopped before it measured anything has no rounds", () => {
  const stopped = raceOf({ ...madeSearch, status: "stopped", result: null }, []);
  expect([stopped.rounds, stopped.spent, stopped.candidates.length]).toEqual([[], 0, 5]);
});
