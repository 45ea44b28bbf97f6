import { curveBumpX, line } from "d3-shape";
import type { Candidate, Race, Role, Step } from "./race.ts";

export interface RaceLine {
  candidate: Candidate;
  role: Role;
  points: readonly { x: number; y: number; step: Step }[];
  path: string;
  /** Where it was dropped; null for those that stayed. */
  end: { x: number; y: number } | null;
}

export interface RaceDrawing {
  height: number;
  columns: readonly { x: number; round: number }[];
  lines: readonly RaceLine[];
}

const headHeight = 56;
const footHeight = 12;
const tallest = 520;
const widestGap = 22;

/** Rounds from left to right, places from top to bottom; a line for each configuration until it is dropped. */
export function raceHeight({ rounds, candidates }: Race): number {
  const most = Math.max(1, ...rounds.map((_, round) => placesIn(candidates, round)));
  return headHeight + Math.max(90, Math.min(tallest, most * widestGap)) + footHeight;
}

export function raceDrawing(race: Race, width: number): RaceDrawing {
  const { rounds, candidates } = race;
  const height = raceHeight(race);
  const [left, right] = [28, width - 28];
  const across = (round: number): number =>
    rounds.length === 1 ? (left + right) / 2 : left + ((right - left) * round) / (rounds.length - 1);
  const most = Math.max(1, ...rounds.map((_, round) => placesIn(candidates, round)));
  const gap = Math.min(widestGap, (height - headHeight - footHeight) / most);
  const down = (place: number): number => headHeight + (place - 0.5) * gap;
  const lines = candidates.map((candidate): RaceLine => {
    const points = candidate.steps.map((step) => ({ x: across(step.round), y: down(step.place), step }));
    const last = points.findLast(({ step }) => step.dropped !== null);
    return {
      candidate,
      role: candidate.role,
      points,
      path: pathOf(points),
      end: last === undefined ? null : { x: last.x, y: last.y },
    };
  });
  return { height, columns: rounds.map((_, round) => ({ x: across(round), round })), lines };
}

function placesIn(candidates: readonly Candidate[], round: number): number {
  return candidates.filter(({ steps }) => steps.some((step) => step.round === round)).length;
}

/** Level at every round and smooth between. A gap of rounds is left open: the baseline comes back only to be confirmed. */
function pathOf(points: readonly { x: number; y: number; step: Step }[]): string {
  const withGaps = points.flatMap((point, at) => {
    const before = points[at - 1];
    return before !== undefined && before.step.round !== point.step.round - 1 ? [null, point] : [point];
  });
  const draw = line<{ x: number; y: number } | null>()
    .defined((point) => point !== null)
    .x((point) => point!.x)
    .y((point) => point!.y)
    .curve(curveBumpX);
  return draw(withGaps) ?? "";
}
