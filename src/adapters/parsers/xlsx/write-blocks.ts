import type { CanonicalText } from "../shared/canonical-text.ts";
import { rowText } from "../shared/table-text.ts";
import type { SheetRow } from "./sheet-row.ts";
import type { SheetBlock } from "./sheet-blocks.ts";

/** Writes tables row by row, each row a place of its own that bears the number it has on the sheet. */
export function writeBlocks(text: CanonicalText, blocks: readonly SheetBlock[]): void {
  for (const { above, header, rows } of blocks) {
    let isFirst = true;
    const write = ({ number, cells }: SheetRow, names: ReadonlyMap<number, string> | undefined) => {
      const line = rowText(
        cells.map((cell) => cell.text),
        names && cells.map(({ column }) => names.get(column) ?? ""),
      );
      const beginsBlock = isFirst;
      isFirst = false;
      text.place("row", `row ${number}`, () => {
        if (beginsBlock) text.paragraph(line);
        else text.line(line);
      });
    };
    for (const row of above) write(row, undefined);
    for (const row of rows) write(row, header);
  }
}
