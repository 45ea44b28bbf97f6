import type { Span } from "../../contracts/passage.ts";
import type { Chunker } from "../../ports/chunker.ts";
import { defineChunker, type RegionRequest, type SizeSettings } from "./define-chunker.ts";
import { sectionGroups } from "./section-groups.ts";
import { splitRegion } from "./split-region.ts";

/**
 * Sections by heading, small ones joined with what is below or beside them: see {@link sectionGroups}. Larger sections are cut
 * as the recursive chunker would. Only the chunks of one section overlap.
 */
export function structureChunker(settings: SizeSettings): Chunker {
  return defineChunker({ id: "structure", version: "1", split: splitSections }, settings);
}

function splitSections(request: RegionRequest): Span[] {
  const { document, ruler, size, overlap } = request;
  const { text, headings } = document;
  const spans: Span[] = [];
  for (const group of sectionGroups(request)) {
    if (ruler.unitsOf(group.start, group.end) <= size) spans.push(group);
    else for (const span of splitRegion({ text, ...group, ruler, size, overlap, headings })) spans.push(span);
  }
  return spans;
}
