import type { Breathe } from "../../../ports/breathe.ts";

/** Where every term stands: rows ascending, with how often. Term t's postings are [starts[t], starts[t + 1]). */
export interface Postings {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly frequencies: Uint16Array;
  /** In how many sources each term stands. */
  readonly sourceFrequencies: Uint32Array;
}

const mostFrequent = 0xffff;
const rowsPerBreath = 4096;

/** Inverts rows of term ids by counting sort. `sequence` holds row after row; row r is [rowStarts[r], rowStarts[r + 1]). */
export async function invert(
  forward: { sequence: Uint32Array; rowStarts: Uint32Array; sourceOfRow: Uint32Array; termCount: number },
  breathe: Breathe,
): Promise<Postings> {
  const { sequence, rowStarts, sourceOfRow, termCount } = forward;
  const rowCount = rowStarts.length - 1;
  const starts = new Uint32Array(termCount + 1);
  const lastRow = new Uint32Array(termCount);
  for (let row = 0; row < rowCount; row++) {
    if (row % rowsPerBreath === 0) {
      const pause = breathe();
      if (pause) await pause;
    }
    const end = rowStarts[row + 1] as number;
    for (let i = rowStarts[row] as number; i < end; i++) {
      const term = sequence[i] as number;
      if (lastRow[term] === row + 1) continue;
      lastRow[term] = row + 1;
      (starts[term + 1] as number)++;
    }
  }
  for (let term = 0; term < termCount; term++) starts[term + 1]! += starts[term]!;

  const rows = new Uint32Array(starts[termCount] as number);
  const frequencies = new Uint16Array(rows.length);
  const sourceFrequencies = new Uint32Array(termCount);
  const next = starts.slice(0, termCount);
  lastRow.fill(0);
  for (let row = 0; row < rowCount; row++) {
    if (row % rowsPerBreath === 0) {
      const pause = breathe();
      if (pause) await pause;
    }
    const end = rowStarts[row + 1] as number;
    for (let i = rowStarts[row] as number; i < end; i++) {
      const term = sequence[i] as number;
      const previous = lastRow[term] as number;
      if (previous === row + 1) {
        const posting = (next[term] as number) - 1;
        const frequency = frequencies[posting] as number;
        if (frequency < mostFrequent) frequencies[posting] = frequency + 1;
        continue;
      }
      if (previous === 0 || sourceOfRow[previous - 1] !== sourceOfRow[row])
        (sourceFrequencies[term] as number)++;
      lastRow[term] = row + 1;
      const posting = next[term] as number;
      rows[posting] = row;
      frequencies[posting] = 1;
      next[term] = posting + 1;
    }
  }
  return { starts, rows, frequencies, sourceFrequencies };
}
