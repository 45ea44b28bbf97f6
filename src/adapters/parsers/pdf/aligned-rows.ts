import type { PrintedLine } from "./printed-line.ts";

/** How many lines from this one on are rows of a table without ruling: parts with wide gaps, below each other. 0 where there is none. */
export function alignedRows(lines: readonly PrintedLine[], start: number): number {
  let end = start;
  let row: PrintedLine | undefined;
  for (let at = start; at < lines.length && at <= end + 1; at += 1) {
    const line = lines[at] as PrintedLine;
    // One line between two rows may have its gap closed by a long entry.
    if (!hasCells(line)) {
      if (row === undefined || Math.abs(line.left - row.left) > 2) break;
      continue;
    }
    if (row !== undefined && !isAligned(row, line)) break;
    row = line;
    end = at + 1;
  }
  const rows = end - start;
  const widest = Math.max(0, ...lines.slice(start, end).map((line) => line.segments.length));
  return rows >= 3 || (rows === 2 && widest >= 3) ? rows : 0;
}

function hasCells(line: PrintedLine): boolean {
  const label = line.segments[0]?.text ?? "";
  const isListItem =
    line.segments.length === 2 &&
    /^(?:[^\p{L}\p{N}]|\(?[\p{L}\p{N}]{1,3}[.)]|\d+(?:\.\d+)*\.?)$/u.test(label);
  return line.segments.length >= 2 && !line.leader && !isListItem;
}

function isAligned(one: PrintedLine, other: PrintedLine): boolean {
  if (other.baseline - one.baseline > 5 * other.size || Math.abs(one.size - other.size) > 2) return false;
  const near = (a: number, b: number) => Math.abs(a - b) <= Math.max(2, 0.6 * other.size);
  return other.segments
    .slice(1)
    .some((cell) =>
      one.segments
        .slice(1)
        .some(
          (above) =>
            near(cell.left, above.left) ||
            near(cell.right, above.right) ||
            near((cell.left + cell.right) / 2, (above.left + above.right) / 2),
        ),
    );
}
