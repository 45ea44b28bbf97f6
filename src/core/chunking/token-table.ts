import { longestPiece, overlongCount, type TokenPieces } from "../text/token-pieces.ts";

/** Where the pieces of a region begin, and how many tokens stand before each. */
export interface TokenTable {
  /** One more than there are pieces: the last is the region's end. */
  readonly starts: Int32Array;
  readonly before: Float64Array;
  /** The row that holds `position`: the last whose start is not behind it. */
  rowAt(position: number): number;
  /** The last row from `row` on with at most `tokens` before it. */
  lastRowBelow(row: number, tokens: number): number;
  /** The first row up to `row` with at least `tokens` before it. */
  firstRowAbove(row: number, tokens: number): number;
}

export function tokenTable(pieces: TokenPieces, text: string, start: number, end: number): TokenTable {
  let starts = new Int32Array(Math.max(16, (end - start) >> 2));
  let before = new Float64Array(starts.length);
  let rows = 0;
  let tokens = 0;
  pieces.each(text, start, end, (from, to) => {
    if (rows + 1 >= starts.length) {
      starts = grown(starts, new Int32Array(starts.length * 2));
      before = grown(before, new Float64Array(before.length * 2));
    }
    starts[rows] = from;
    before[rows++] = tokens;
    tokens += to - from > longestPiece ? overlongCount : pieces.count(text, from, to);
  });
  starts[rows] = end;
  before[rows] = tokens;

  // Queries move slowly through the region, so the search gallops from the last answer.
  let hint = 0;
  return {
    starts,
    before,
    rowAt(at) {
      hint = lastAtMost(starts, at, hint, rows);
      return hint;
    },
    lastRowBelow: (row, most) => lastAtMost(before, most, row, rows),
    firstRowAbove(row, least) {
      const below = lastAtMost(before, least, row, rows);
      return (before[below] as number) < least ? below + 1 : below;
    },
  };
}

function grown<Rows extends Int32Array | Float64Array>(from: Rows, to: Rows): Rows {
  to.set(from);
  return to;
}

/** The last index in [0, last] whose value is at most `value`, or 0; looks near `near` first. */
function lastAtMost(values: Int32Array | Float64Array, value: number, near: number, last: number): number {
  let low = near;
  let high = near;
  let step = 1;
  while (low > 0 && (values[low] as number) > value) {
    low = Math.max(0, low - step);
    step *= 2;
  }
  step = 1;
  while (high < last && (values[high] as number) <= value) {
    high = Math.min(last, high + step);
    step *= 2;
  }
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
