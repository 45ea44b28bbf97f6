import type { Span } from "../../contracts/passage.ts";
import type { Layout } from "../../contracts/source.ts";

/** In points of 1/72 inch from the upper left of the page as it is shown. */
export interface PageRectangle {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

const numbersOfBox = 6;

/**
 * Where a span stands on its pages, a rectangle a line of print, in reading order. The first and the last line are cut in
 * proportion to their characters: a line of print is kept as one box.
 */
export function pageRectangles({ pages }: Pick<Layout, "pages">, span: Span): PageRectangle[] {
  return pages.flatMap(({ number, boxes }) => {
    const found: PageRectangle[] = [];
    for (let at = 0; at < boxes.length; at += numbersOfBox) {
      const [start, end, left, top, width, height] = boxes.slice(at, at + numbersOfBox) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      if (start >= span.end || end <= span.start) continue;
      const share = (position: number) => Math.min(1, Math.max(0, (position - start) / (end - start)));
      const [from, to] = [share(span.start), share(span.end)];
      found.push({ page: number, left: left + width * from, top, width: width * (to - from), height });
    }
    return found;
  });
}
