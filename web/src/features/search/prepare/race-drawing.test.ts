import { expect, test } from "vitest";
import { raceDrawing } from "./race-drawing.ts";
import { raceOf } from "./race.ts";
import { madeEvents, madeSearch } from "./search.fixture.ts";

const race = raceOf(madeSearch, madeEvents);
const { columns, lines, height } = raceDrawing(race, 656);

test("rounds stand side by side, places below each other within the drawing", () => {
  expect(columns.map(({ x }) => x)).toEqual([28, 328, 628]);
  const places = lines.flatMap(({ points }) => points.map(({ y }) => y));
  expect(Math.max(...places)).toBeLessThan(height);
  const [winner] = lines;
  expect(winner!.points.map(({ y }) => y)).toEqual([
    winner!.points[1]!.y + 22,
    winner!.points[1]!.y,
    winner!.points[1]!.y,
  ]);
});

test("a line ends where its configuration was dropped and goes on only where it took part again", () => {
  const baseline = lines.find(({ candidate }) => candidate.id === "size=1")!;
  expect(baseline.end).toEqual({ x: 28, y: baseline.points[0]!.y });
  expect(baseline.path.match(/[MC]/g)).toEqual(["M", "M"]);
  expect(lines[0]!.path.match(/[MC]/g)).toEqual(["M", "C", "C"]);
  expect(lines[0]!.end).toBeNull();
});

test("hundreds of configurations stay within a screen", () => {
  const many = {
    ...madeSearch,
    candidates: Object.fromEntries(Array.from({ length: 800 }, (_, at) => [`c${at}`, {}])),
  };
  const start = {
    type: "phase-start",
    phase: "screen",
    candidates: Object.keys(many.candidates),
    questions: 1,
    evaluations: 800,
  } as const;
  expect(raceDrawing(raceOf(many, [start]), 600).height).toBeLessThan(600);
});
