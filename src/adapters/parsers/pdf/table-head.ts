import type { Box } from "./box.ts";
import type { PrintedLine } from "./printed-line.ts";
import { linesOf, type RowBlock } from "./text-block.ts";

/** A painted ground, by its colour. */
export interface Ground {
  box: Box;
  colour: number;
}

/** Whether the first of these rows is set apart from all the others by bold type or by the ground it stands on. */
export function isSetApart(rows: readonly RowBlock[], grounds: readonly Ground[]): boolean {
  const [first, ...others] = rows;
  const wide = others.filter((row) => row.cells.length > 1);
  if (first === undefined || first.cells.length < 2 || wide.length === 0) return false;
  if (isBold(first) && !wide.some(isBold)) return true;
  const colour = groundOf(first, grounds);
  return colour !== undefined && wide.every((row) => groundOf(row, grounds) !== colour);
}

/** Whether a line is drawn below the first of these rows and below no other but the last. */
export function isUnderlined(rows: readonly PrintedLine[], levels: readonly Box[]): boolean {
  const isBetween = (above: PrintedLine, below: PrintedLine) =>
    levels.some(
      ({ left, right, top }) =>
        top > above.baseline - 1 &&
        top < below.baseline - 0.5 * below.size &&
        left < right - 0.7 * (above.right - above.left),
    );
  return rows.slice(1).every((row, at) => isBetween(rows[at] as PrintedLine, row) === (at === 0));
}

function isBold(row: RowBlock): boolean {
  return linesOf(row).every((line) => line.bold);
}

/** The colour all of the row's cells stand on; undefined where there is none or more than one. */
function groundOf(row: RowBlock, grounds: readonly Ground[]): number | undefined {
  const colours = new Set(
    linesOf(row).map(({ left, right, baseline, size }) => {
      const x = (left + right) / 2;
      const y = baseline - 0.3 * size;
      return grounds.findLast(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
        ?.colour;
    }),
  );
  return colours.size === 1 ? Array.from(colours)[0] : undefined;
}
