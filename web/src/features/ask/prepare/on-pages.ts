import type { CitedOnPage } from "../../../passages/pdf/pdf-page.tsx";
import type { NumberedCitation } from "./numbered-citations.ts";

/** Where the citations in one source are drawn on its pages. */
export function onPages(citations: readonly NumberedCitation[], source: string): CitedOnPage[] {
  return citations
    .filter((one) => one.source === source)
    .flatMap(({ start, end, place }) =>
      [...Map.groupBy(place.rectangles, ({ page }) => page)].map(([page, rectangles]) => ({
        start,
        end,
        page,
        rectangles: rectangles.map(({ left, top, width, height }) => ({ left, top, width, height })),
      })),
    );
}
