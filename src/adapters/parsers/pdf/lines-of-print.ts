import type { TextPiece } from "./text-piece.ts";

interface Row {
  baseline: number;
  size: number;
  pieces: TextPiece[];
}

/** The words of one column by lines, from the top. Raised and lowered figures go with the line they belong to. */
export function linesOfPrint(pieces: readonly TextPiece[]): TextPiece[][] {
  const size = commonSize(pieces);
  const rows: Row[] = [];
  const small: TextPiece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.baseline - b.baseline)) {
    if (piece.size < 0.8 * size || isBullet(piece)) {
      small.push(piece);
      continue;
    }
    addTo(rows, piece);
  }
  rows.sort((a, b) => a.baseline - b.baseline);
  const own: Row[] = [];
  for (const piece of small) {
    const row = isBullet(piece) ? rowAfterBullet(rows, piece) : rowOf(rows, piece);
    if (row === undefined) addTo(own, piece);
    else row.pieces.push(piece);
  }
  return [...rows, ...own].sort((a, b) => a.baseline - b.baseline).map((row) => row.pieces);
}

/** Words come by baseline, so only the newest rows can take one. */
function addTo(rows: Row[], piece: TextPiece): void {
  for (let at = rows.length - 1; at >= Math.max(0, rows.length - 4); at -= 1) {
    const row = rows[at] as Row;
    const tolerance = 0.3 * Math.min(row.size, piece.size);
    if (Math.abs(row.baseline - piece.baseline) > tolerance) continue;
    row.pieces.push(piece);
    row.size = Math.max(row.size, piece.size);
    return;
  }
  rows.push({ baseline: piece.baseline, size: piece.size, pieces: [piece] });
}

function isBullet({ text }: TextPiece): boolean {
  return /^[•▪●○◦■□▫◆◇‣⁃∙·➢❖✓☐☒☑]$/u.test(text);
}

/** Bullets come from other fonts and stand a little higher or lower than what they mark. */
function rowAfterBullet(rows: readonly Row[], piece: TextPiece): Row | undefined {
  const apart = (row: Row) => Math.abs(row.baseline - piece.baseline);
  let nearest: Row | undefined;
  for (let at = firstFrom(rows, piece.baseline - 2 * piece.size); at < rows.length; at += 1) {
    const row = rows[at] as Row;
    if (row.baseline > piece.baseline + 2 * piece.size) break;
    if (apart(row) >= 0.6 * row.size || (nearest !== undefined && apart(nearest) <= apart(row))) continue;
    const reach = 5 * row.size;
    if (row.pieces.some(({ left }) => left - piece.right < reach)) nearest = row;
  }
  return nearest;
}

/** The row beside which a small word stands raised or lowered. */
function rowOf(rows: readonly Row[], piece: TextPiece): Row | undefined {
  for (let at = firstFrom(rows, piece.baseline - piece.size); at < rows.length; at += 1) {
    const row = rows[at] as Row;
    const raised = row.baseline - piece.baseline;
    if (raised > row.size) return undefined;
    if (raised > 0.6 * row.size || raised < -0.35 * row.size || piece.size > 0.85 * row.size) continue;
    const reach = 0.6 * row.size;
    if (row.pieces.some(({ left, right }) => piece.left < right + reach && piece.right > left - reach)) {
      return row;
    }
  }
  return undefined;
}

/** The number of the first row whose baseline is not above `baseline`. */
function firstFrom(rows: readonly Row[], baseline: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Row).baseline < baseline) low = middle + 1;
    else high = middle;
  }
  return low;
}

function commonSize(pieces: readonly TextPiece[]): number {
  const bySize = new Map<number, number>();
  for (const { size, text } of pieces) {
    const rounded = Math.round(size * 2) / 2;
    bySize.set(rounded, (bySize.get(rounded) ?? 0) + text.length);
  }
  return Array.from(bySize).reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
