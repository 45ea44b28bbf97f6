import { alignedColumns } from "./aligned-columns.ts";
import { alignedRows } from "./aligned-rows.ts";
import type { Box } from "./box.ts";
import type { PrintedLine } from "./printed-line.ts";
import type { PageBlock } from "./text-block.ts";
import { textBlocks } from "./text-blocks.ts";

/** Text, and rows that only their alignment makes a table. `levels` are the level lines drawn on the page. */
export function unruledBlocks(
  lines: readonly PrintedLine[],
  levels: readonly Box[],
  angle: number,
): PageBlock[] {
  const blocks: PageBlock[] = [];
  let from = 0;
  for (let at = 0; at < lines.length;) {
    const count = alignedRows(lines, at);
    if (count === 0) {
      at += 1;
      continue;
    }
    blocks.push(...textBlocks(lines.slice(from, at), angle));
    const rows = lines.slice(at, at + count);
    const columns = alignedColumns(rows, levels);
    for (const [index, line] of rows.entries()) {
      const cells = line.segments.map((cell, number) => {
        const column = columns?.[index]?.[number];
        // Without columns, or across them, a cell has none of its own.
        return column === undefined
          ? { lines: [cell], from: 0, to: Number.POSITIVE_INFINITY }
          : { lines: [cell], from: column, to: column + 1 };
      });
      const head = index === 0 && columns !== undefined;
      blocks.push({ kind: "row", cells, first: index === 0, head, edges: [], angle });
    }
    at += count;
    from = at;
  }
  blocks.push(...textBlocks(lines.slice(from), angle));
  return blocks;
}
