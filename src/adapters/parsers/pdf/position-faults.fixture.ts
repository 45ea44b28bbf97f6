import type { ParsedText } from "../../../ports/document-parser.ts";

/** Positions outside the text or out of order, and boxes that are none. */
export function describeFaults({ text, headings, pages, layout }: ParsedText): unknown[] {
  const outside = (start: number, end: number) => start < 0 || start >= end || end > text.length;
  const spans = [headings, pages].flatMap((list) =>
    list.filter(({ start, end }, at) => outside(start, end) || start < (list[at - 1]?.end ?? 0)),
  );
  const boxes = (layout?.pages ?? []).flatMap(({ number, boxes: numbers }) =>
    Array.from({ length: numbers.length / 6 }, (_, at) => numbers.slice(at * 6, at * 6 + 6))
      .filter(
        ([start = -1, end = -1, ...box]) =>
          outside(start, end) ||
          box.some((value) => !Number.isFinite(value)) ||
          (box[2] ?? 0) < 0 ||
          (box[3] ?? 0) < 0,
      )
      .map((box) => ({ number, box })),
  );
  return [...spans, ...boxes, ...(text.isWellFormed() ? [] : ["a broken character"])];
}
