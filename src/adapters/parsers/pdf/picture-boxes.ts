import { type Box, shownBox } from "./box.ts";
import { combined, isMatrix, type Matrix } from "./matrix.ts";

const unitSquare: Box = { left: 0, top: 0, right: 1, bottom: 1 };

/** Where an operator that paints pictures puts them. pdf.js gathers many small ones into one operator. */
export function pictureBoxes(operator: string, operands: readonly unknown[], matrix: Matrix): Box[] {
  const placed = (inner: unknown) =>
    isMatrix(inner) ? [shownBox(combined(matrix, inner), unitSquare)] : ([] as Box[]);
  switch (operator) {
    case "paintInlineImageXObjectGroup":
      return transformsOf(operands[1]).flatMap(placed);
    case "paintImageMaskXObjectGroup":
      return transformsOf(operands[0]).flatMap(placed);
    case "paintImageXObjectRepeat": {
      const [, scaleX, scaleY, positions] = operands;
      return pairsOf(positions).flatMap(([x, y]) => placed([scaleX, 0, 0, scaleY, x, y]));
    }
    case "paintImageMaskXObjectRepeat": {
      const [, scaleX, skewX = 0, skewY = 0, scaleY, positions] = operands;
      return pairsOf(positions).flatMap(([x, y]) => placed([scaleX, skewX, skewY, scaleY, x, y]));
    }
    default:
      return [shownBox(matrix, unitSquare)];
  }
}

function transformsOf(entries: unknown): unknown[] {
  return Array.isArray(entries)
    ? entries.map((entry: { transform?: unknown } | null) => entry?.transform)
    : [];
}

function pairsOf(numbers: unknown): [number, number][] {
  const list = Array.from((numbers ?? []) as ArrayLike<number>);
  return Array.from({ length: Math.floor(list.length / 2) }, (_, at) => [
    list[2 * at] as number,
    list[2 * at + 1] as number,
  ]);
}
