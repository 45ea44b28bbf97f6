import type { Span } from "@contracts/passage.ts";

export interface TableCell extends Span {
  /** The end of the column's name where every cell repeats it, "Price: " as parsers write; else its start. */
  label: number;
}

/** The cells of a row of print: between bars in Markdown, between " | " elsewhere. Positions count as the row's do. */
export function tableCells(row: string, start: number, isMarkdown: boolean): TableCell[] {
  const cells: TableCell[] = [];
  let from = 0;
  const separator = isMarkdown ? /(?<!\\)\|/g : / \| |\t/g;
  for (const match of row.matchAll(separator)) {
    keep(from, match.index);
    from = match.index + match[0].length;
  }
  keep(from, row.length);
  return cells;

  function keep(begin: number, end: number): void {
    const cell = row.slice(begin, end);
    const isOutside = isMarkdown && cell.trim() === "" && (begin === 0 || end === row.length);
    if (isOutside) return;
    const first = begin + (cell.length - cell.trimStart().length);
    const last = Math.max(first, begin + cell.trimEnd().length);
    const [label = ""] = isMarkdown ? [] : (/^[^:\n]{1,60}: /.exec(row.slice(first, last)) ?? []);
    cells.push({ start: start + first, end: start + last, label: start + first + label.length });
  }
}
