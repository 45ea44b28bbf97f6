import type { DocumentLayout } from "@contracts/api/document-layout.ts";
import type { Span } from "@contracts/passage.ts";

export interface RailLabel extends Span {
  index: number;
  /** In pixels from the page's upper edge. */
  top: number;
}

/** As tall as something must be to be hit. */
export const labelPixels = 24;

/** Numbers beside the page where chunks begin on it, as many as have room: one that would cover another is left out. */
export function railLabels(chunks: DocumentLayout["chunks"], scale: number): RailLabel[] {
  const placed: RailLabel[] = [];
  const wanted = chunks
    .flatMap(({ index, start, end, rectangles: [first] }) =>
      first === undefined ? [] : [{ index, start, end, top: first.top * scale }],
    )
    .toSorted((a, b) => a.top - b.top || a.index - b.index);
  for (const label of wanted) {
    const last = placed.at(-1);
    if (last === undefined || label.top - last.top >= labelPixels) placed.push(label);
    // Of chunks beside each other in columns, both are shown where there is room below.
    else if (last.top + labelPixels - label.top < labelPixels / 2)
      placed.push({ ...label, top: last.top + labelPixels });
  }
  return placed;
}
