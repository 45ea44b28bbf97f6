import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import type { BoardRow } from "./board.ts";

/** A stretch of rows no two of which can be told apart, and the column of lines it is drawn in. */
export interface BracketLane {
  letter: string;
  lane: number;
  /** Ranks, from 1. */
  first: number;
  last: number;
}

/** More lines beside the rows than these would be a hatching that nobody reads. */
export const mostLanes = 8;

/**
 * Each bracket in the first lane that is free of those above it. A bracket that finds none is left out: the run that is looked at has
 * its own drawn anyway.
 */
export function bracketLanes(brackets: Leaderboard["brackets"]): { lanes: BracketLane[]; undrawn: number } {
  const lanes: BracketLane[] = [];
  const lastOf: number[] = [];
  for (const { first, last } of brackets) {
    const free = lastOf.findIndex((end) => end < first);
    const lane = free === -1 ? lastOf.length : free;
    if (lane >= mostLanes) continue;
    lastOf[lane] = last;
    lanes.push({ letter: letterOf(lanes.length), lane, first: first + 1, last: last + 1 });
  }
  return { lanes, undrawn: brackets.length - lanes.length };
}

/** The ranks that cannot be told apart from this one: all brackets that hold it together. */
export function alikeRanks(
  brackets: Leaderboard["brackets"],
  rank: number,
): { first: number; last: number } | null {
  const holding = brackets.filter(({ first, last }) => first < rank && rank <= last + 1);
  if (holding.length === 0) return null;
  return {
    first: Math.min(...holding.map(({ first }) => first)) + 1,
    last: Math.max(...holding.map(({ last }) => last)) + 1,
  };
}

export interface LanePiece {
  letter: string;
  lane: number;
  isTop: boolean;
  isBottom: boolean;
}

/** What of each lane stands beside each visible row, by run; ends where the first and last visible row of a bracket are. */
export function lanePieces(
  lanes: readonly BracketLane[],
  rows: readonly BoardRow[],
): Map<string, LanePiece[]> {
  const pieces = new Map<string, LanePiece[]>(rows.map(({ id }) => [id, []]));
  const ranked = rows.filter((row) => row.rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  for (const { letter, lane, first, last } of lanes) {
    const held = ranked.filter(({ rank }) => rank! >= first && rank! <= last);
    for (const [at, { id }] of held.entries()) {
      pieces.get(id)!.push({ letter, lane, isTop: at === 0, isBottom: at === held.length - 1 });
    }
  }
  return pieces;
}

/** a … z, then aa, ab …, as columns of a sheet are called. */
function letterOf(index: number): string {
  const letter = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
