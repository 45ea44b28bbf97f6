import type { Span } from "@contracts/passage.ts";

/** What cleaning took away of a window: what lies between the regions that it kept. Nothing where the regions are not known. */
export function cleanedSpans(regions: readonly Span[], window: Span): Span[] {
  if (regions.length === 0) return [];
  const cleaned: Span[] = [];
  let at = window.start;
  for (const { start, end } of regions) {
    if (start > at) cleaned.push({ start: at, end: Math.min(start, window.end) });
    at = Math.max(at, end);
  }
  if (at < window.end) cleaned.push({ start: at, end: window.end });
  return cleaned.filter(({ start, end }) => end > start);
}
