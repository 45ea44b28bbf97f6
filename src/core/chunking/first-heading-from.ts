import type { Heading } from "../../contracts/source.ts";

/** Ordinal of the first heading that starts at or behind `position`; their number where none does. */
export function firstHeadingFrom(headings: readonly Heading[], position: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle] as Heading).start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
