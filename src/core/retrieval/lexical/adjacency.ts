import type { MergedSegments } from "./merge-segments.ts";

/** Rows in which one term directly follows another, ascending, with how often. */
export interface Adjacencies {
  rows: number[];
  frequencies: number[];
  sourceFrequency: number;
}

/** Bigrams have no postings: the rows that hold both terms are looked through. */
export function adjacencies(merged: MergedSegments, first: number, second: number): Adjacencies {
  const { starts, rows } = merged.postings;
  const found: Adjacencies = { rows: [], frequencies: [], sourceFrequency: 0 };
  const a = { at: starts[first] as number, end: starts[first + 1] as number };
  const b = { at: starts[second] as number, end: starts[second + 1] as number };
  const [rarer, commoner] = a.end - a.at <= b.end - b.at ? [a, b] : [b, a];
  let lastSource = -1;
  for (; rarer.at < rarer.end; rarer.at++) {
    const row = rows[rarer.at] as number;
    commoner.at = firstAtLeast(rows, row, commoner.at, commoner.end);
    if (commoner.at === commoner.end) break;
    if (rows[commoner.at] !== row) continue;
    const frequency = countAdjacent(merged, row, first, second);
    if (frequency === 0) continue;
    found.rows.push(row);
    found.frequencies.push(frequency);
    const source = merged.sourceOfRow[row] as number;
    if (source !== lastSource) found.sourceFrequency++;
    lastSource = source;
  }
  return found;
}

/** Galloping search: the first place in [from, end) whose row is at least `row`; `end` where there is none. */
function firstAtLeast(rows: Uint32Array, row: number, from: number, end: number): number {
  if (from >= end || (rows[from] as number) >= row) return from;
  let step = 1;
  let low = from;
  while (low + step < end && (rows[low + step] as number) < row) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, end);
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] as number) < row) low = middle;
    else high = middle;
  }
  return high;
}

function countAdjacent(
  { sequence, rowStarts }: MergedSegments,
  row: number,
  first: number,
  second: number,
): number {
  let count = 0;
  const last = (rowStarts[row + 1] as number) - 1;
  for (let i = rowStarts[row] as number; i < last; i++) {
    if (sequence[i] === first && sequence[i + 1] === second) count++;
  }
  return count;
}
