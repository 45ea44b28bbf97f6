import type { PreparedDocument } from "../../contracts/chunk.ts";

/** Titles of the sections that hold a position, outermost first. */
export function breadcrumbOf(headings: PreparedDocument["headings"], position: number): string[] {
  const titles: string[] = [];
  let level = Infinity;
  for (let at = headings.length - 1; at >= 0 && level > 1; at--) {
    const heading = headings[at];
    if (heading === undefined || heading.start > position || heading.level >= level) continue;
    level = heading.level;
    titles.unshift(heading.title);
  }
  return titles;
}
