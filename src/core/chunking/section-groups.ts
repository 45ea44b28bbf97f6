import type { Span } from "../../contracts/passage.ts";
import type { Heading } from "../../contracts/source.ts";
import { skipWhiteSpace, trimEnd } from "../text/character-class.ts";
import type { RegionRequest } from "./define-chunker.ts";
import { firstHeadingFrom } from "./first-heading-from.ts";

interface Section extends Span {
  /** Of its heading; 0 for the text before the first heading of the region, which joins nothing. */
  level: number;
}

/**
 * The region's sections, trimmed and in order. A section is joined, while all fits into `size`, with the ones below it, or with
 * neighbours of its rank where none of them has any below; so nothing is joined across a heading of a higher rank.
 */
export function sectionGroups({ document, start, end, ruler, size }: RegionRequest): Span[] {
  const { text, headings } = document;
  const groups: Span[] = [];
  const sections = sectionsOf(text, headings, start, end);
  let first = 0;
  while (first < sections.length) {
    const { level, start: from, end: firstEnd } = sections[first] as Section;
    let to = firstEnd;
    let next = first + 1;
    if (level > 0 && ruler.unitsOf(from, to) <= size) {
      const limit = ruler.reach(from, size);
      let below = false;
      for (let section = sections[next]; section !== undefined; section = sections[++next]) {
        const hasBelow = (sections[next + 1]?.level ?? 0) > section.level;
        const joins = section.level > level || (section.level === level && !below && !hasBelow);
        if (!joins || section.end > limit || ruler.unitsOf(from, section.end) > size) break;
        below ||= section.level > level;
        to = section.end;
      }
    }
    groups.push({ start: from, end: to });
    first = next;
  }
  return groups;
}

/** Trimmed sections of a region. A heading without text of its own belongs to the section below it. */
function sectionsOf(text: string, headings: readonly Heading[], start: number, end: number): Section[] {
  const inside = headings.slice(firstHeadingFrom(headings, start), firstHeadingFrom(headings, end));
  const sections: Section[] = [];
  const add = (from: number, to: number, level: number) => {
    const section = { start: skipWhiteSpace(text, from, to), end: trimEnd(text, from, to), level };
    if (section.start < section.end) sections.push(section);
  };
  add(start, inside[0]?.start ?? end, 0);
  let from = -1;
  let level = 0;
  inside.forEach((heading, i) => {
    if (from < 0) {
      from = heading.start;
      level = heading.level;
    }
    const below = inside[i + 1];
    const to = below?.start ?? end;
    const bare = skipWhiteSpace(text, Math.min(heading.end, to), to) >= to;
    if (bare && below !== undefined && below.level > heading.level) return;
    add(from, to, level);
    from = -1;
  });
  return sections;
}
