import type { DocumentLayout } from "@contracts/api/document-layout.ts";
import type { Span } from "@contracts/passage.ts";

/** Beside which edge of the page: that which is nearer to the column. */
export type RailSide = "left" | "right";

export interface RailLabel extends Span {
  index: number;
  /** In pixels from the page's upper edge. */
  top: number;
}

/** As tall as something must be to be hit. */
export const labelPixels = 24;

/** Numbers beside the page where chunks begin on it, as many as have room: one that would cover another is left out. */
export function railLabels(
  { chunks, width }: Pick<DocumentLayout, "chunks" | "width">,
  side: RailSide,
  scale: number,
): RailLabel[] {
  const placed: RailLabel[] = [];
  const wanted = chunks
    .flatMap(({ index, start, end, rectangles: [first] }) =>
      first === undefined || (first.left < width / 2 ? "left" : "right") !== side
        ? []
        : [{ index, start, end, top: first.top * scale }],
    )
    .toSorted((a, b) => a.top - b.top || a.index - b.index);
  for (const label of wanted) {
    const last = placed.at(-1);
    if (last === undefined || label.top - last.top >= labelPixels) placed.push(label);
  }
  return placed;
}
