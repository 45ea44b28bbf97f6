import type { Citation } from "../contracts/answer.ts";
import { type PlacedText, type StandsAt, standsAt } from "../core/text/stands-at.ts";

/** Where a citation stands, as a person would say it. */
export interface CitedPlace extends StandsAt {
  source: string;
  breadcrumb: string[];
  quote: string;
}

export function placeOf(
  citation: Pick<Citation, "source" | "start" | "end" | "breadcrumb">,
  document: PlacedText,
): CitedPlace {
  const { source, start, end, breadcrumb } = citation;
  return {
    source,
    ...standsAt(document, { start, end }),
    breadcrumb,
    quote: document.text.slice(start, end),
  };
}
