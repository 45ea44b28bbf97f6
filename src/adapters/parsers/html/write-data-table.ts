import type { CanonicalText } from "../shared/canonical-text.ts";
import { withoutInvisible } from "../shared/invisible-characters.ts";
import { cellStarts, rowText, writeTable } from "../shared/table-text.ts";
import { type BlockWriter, shifted } from "./block-writer.ts";
import type { Element } from "./html-tree.ts";
import { headerRowsOf, maxColumns, placed, rowsOf } from "./table-grid.ts";
import type { Piece } from "./text-pieces.ts";
import { singleSpacedRun, type WrittenRun } from "./written-run.ts";

/** A longer cell is not repeated in every row it spans or names. */
const longestRepeated = 200;

/** A row a line, each cell after the name of its column; a row of one cell across all columns is a paragraph above what follows. */
export function writeDataTable(
  table: Element,
  text: CanonicalText,
  blocks: BlockWriter,
  piecesOf: (cell: Element) => Piece[],
): void {
  const rows = rowsOf(table);
  const runs = new Map(rows.flat().map((cell) => [cell, singleSpacedRun(piecesOf(cell))]));
  const named = headerRowsOf(rows);
  const names = columnNames(rows.slice(0, named), runs);
  const isShort = names?.every((name) => (name?.text.length ?? 0) <= longestRepeated) ?? false;
  const [header, headerCount] = isShort ? [names, named] : [undefined, 0];
  const lines = bodyLines(rows.slice(headerCount), runs, header !== undefined);
  blocks.endBlock();
  if (lines.length === 0 && header !== undefined) writeLines(text, blocks, undefined, [header]);
  const width = Math.max(
    header?.length ?? 1,
    lines.reduce((most, line) => Math.max(most, line.length), 1),
  );
  let from = 0;
  for (const [at, line] of [...lines, undefined].entries()) {
    if (line !== undefined && (line.length > 1 || width === 1)) continue;
    writeLines(text, blocks, header, lines.slice(from, at));
    if (line?.[0] !== undefined && line[0].text !== "") blocks.put(line[0], text.paragraph);
    from = at + 1;
  }
}

type Line = (WrittenRun | undefined)[];

function writeLines(
  text: CanonicalText,
  blocks: BlockWriter,
  header: Line | undefined,
  lines: readonly Line[],
): void {
  const names = header?.map((name) => name?.text ?? "");
  const rows = lines.map((line) => line.map((cell) => cell?.text ?? ""));
  writeTable(text, { header: names, rows }, (row, write) => {
    const [line, cells] = [lines[row - 1], rows[row - 1]];
    if (line === undefined || cells === undefined) return;
    const written = rowText(cells, names);
    const shown = withoutInvisible(written).text;
    write();
    const end = text.length;
    // A run of characters without a shape was taken out somewhere, so the cells' places are not known.
    if (shown !== written) return;
    for (const [column, start] of cellStarts(cells, names).entries()) {
      const [cell, name] = [line[column], header?.[column]];
      if (start === undefined || cell === undefined) continue;
      const parts = [
        ...(name === undefined ? [] : [{ run: name, start: start - name.text.length - 2 }]),
        { run: cell, start },
      ];
      for (const part of parts) {
        if (part.start < 0 || part.run.text === "") continue;
        const origins = shifted(part.run.origins, end - written.length);
        for (const value of shifted(origins, part.start)) blocks.origins.push(value);
      }
    }
  });
}

/** Names over several rows are joined from the top: "2023 Boats". */
function columnNames(
  rows: readonly (readonly Element[])[],
  runs: ReadonlyMap<Element, WrittenRun>,
): Line | undefined {
  if (rows.length === 0) return undefined;
  const grid = placed(rows, () => true);
  const width = Math.min(maxColumns, Math.max(...grid.map((row) => row.length)));
  return Array.from({ length: width }, (_, column) => {
    const cells = [...new Set(grid.map((row) => row[column]).filter((cell) => cell !== undefined))];
    return cells.map((cell) => runs.get(cell)).reduce(joinedByBlank, undefined);
  });
}

function joinedByBlank(a: WrittenRun | undefined, b: WrittenRun | undefined): WrittenRun | undefined {
  if (a === undefined || a.text === "") return b;
  if (b === undefined || b.text === "") return a;
  return {
    text: `${a.text} ${b.text}`,
    origins: [...a.origins, ...shifted(b.origins, a.text.length + 1)],
  };
}

function bodyLines(
  rows: readonly (readonly Element[])[],
  runs: ReadonlyMap<Element, WrittenRun>,
  hasNames: boolean,
): Line[] {
  const isShort = (cell: Element) => (runs.get(cell)?.text.length ?? 0) <= longestRepeated;
  return placed(rows, isShort).map((cells, row) => {
    const own = rows[row] ?? [];
    if (own.length === 1 && own[0] !== undefined && cells.every((cell) => cell === own[0])) {
      return [runs.get(own[0])];
    }
    // A cell across several columns is written once, under the first of them.
    const line = cells.map((cell, column) =>
      cell === undefined || cell === cells[column - 1] ? undefined : runs.get(cell),
    );
    const [first, second] = line;
    // Without names above, the name in front of a row names its values.
    if (hasNames || cells[0]?.tagName !== "th" || first === undefined || second === undefined) return line;
    if (first.text === "" || second.text === "") return line;
    const text = `${first.text}: ${second.text}`;
    const origins = [...first.origins, ...shifted(second.origins, first.text.length + 2)];
    return [{ text, origins }, undefined, ...line.slice(2)];
  });
}
