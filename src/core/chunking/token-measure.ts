import { codePointLength, splitsSurrogatePair, trimEnd } from "../text/character-class.ts";
import { loadTokenPieces } from "../text/load-token-pieces.ts";
import { longestPiece, type TokenPieces } from "../text/token-pieces.ts";
import type { Measure, Ruler, RulerOf } from "./measure.ts";
import { tokenTable } from "./token-table.ts";

/**
 * Tokens of the o200k_base encoding, counted for each span as if it were encoded alone.
 *
 * The encoding first splits text into pieces by an expression that never looks back, so two splits of one text agree from
 * the first place where both begin a piece. Each region is therefore encoded once, into a table; a span counts its own
 * pieces until they meet the table's, and the piece its end cuts.
 */
export const tokenMeasure: Measure = {
  unit: "tokens",
  async load() {
    const pieces = await loadTokenPieces();
    return (text, start, end) => tokenRuler(pieces, text, start, end);
  },
};

function tokenRuler(pieces: TokenPieces, text: string, start: number, end: number): ReturnType<RulerOf> {
  const table = tokenTable(pieces, text, start, end);
  const { starts, before } = table;

  /** Counts pieces from `from` until one begins where the table has one, or reaches `to` or `units`. */
  const meetTable = (from: number, to: number, units: number) => {
    let position = from;
    let counted = 0;
    let row = table.rowAt(position);
    while (starts[row] !== position && position < to) {
      const next = pieces.endOf(text, position, end);
      if (next > to || next - position > longestPiece) break;
      const count = pieces.count(text, position, next);
      if (counted + count > units) break;
      counted += count;
      position = next;
      row = table.rowAt(position);
    }
    return { position, counted, row: starts[row] === position ? row : -1 };
  };

  const ruler: Ruler = {
    unitsOf(from, to) {
      if (to <= from) return 0;
      // White space that ends a span may be split otherwise than within the text, so it is never looked up.
      const inkEnd = trimEnd(text, from, to);
      const met = meetTable(from, inkEnd, Number.POSITIVE_INFINITY);
      let { position, counted } = met;
      const row = met.row < 0 ? -1 : table.rowAt(inkEnd);
      if (row > met.row) {
        counted += (before[row] as number) - (before[met.row] as number);
        position = starts[row] as number;
      }
      return counted + pieces.countAlone(text, position, to);
    },

    reach(from, units) {
      const met = meetTable(from, end, units);
      let position = met.position;
      if (met.row >= 0) {
        const last = table.lastRowBelow(met.row, (before[met.row] as number) + units - met.counted);
        position = starts[last] as number;
      }
      return position > from ? position : fittingBeginning(pieces, text, from, end, units);
    },

    reachBack(to, units) {
      const last = table.rowAt(to);
      const partial = pieces.countAlone(text, starts[last] as number, to);
      if (partial > units) {
        const from = Math.max(starts[last] as number, to - units);
        return splitsSurrogatePair(text, from) ? from + 1 : from;
      }
      return starts[table.firstRowAbove(last, (before[last] as number) - (units - partial))] as number;
    },
  };
  return ruler;
}

/** The end of a beginning of the piece at `from` that holds at most `units` tokens, or of its first code point. */
function fittingBeginning(
  pieces: TokenPieces,
  text: string,
  from: number,
  end: number,
  units: number,
): number {
  const shortest = codePointLength(text, from);
  let length = Math.min(pieces.endOf(text, from, end) - from, longestPiece);
  while (length > shortest) {
    if (splitsSurrogatePair(text, from + length)) length--;
    const count = pieces.countAlone(text, from, from + length);
    if (count <= units) return from + length;
    length = Math.min(length - 1, Math.ceil((length * units) / count));
  }
  return from + shortest;
}
