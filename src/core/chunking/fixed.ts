import type { Span } from "../../contracts/passage.ts";
import type { Chunker } from "../../ports/chunker.ts";
import { splitsSurrogatePair, skipWhiteSpace } from "../text/character-class.ts";
import { defineChunker, type RegionRequest, type SizeSettings } from "./define-chunker.ts";

/**
 * Windows of exactly `size` characters, or of as many whole words as hold at most `size` tokens, wherever that cuts; a
 * surrogate pair stays whole. Windows of white space only are left out.
 */
export function fixedChunker(settings: SizeSettings): Chunker {
  return defineChunker({ id: "fixed", version: "1", split: windows }, settings);
}

function windows({ document: { text }, start, end, ruler, size, overlap }: RegionRequest): Span[] {
  const spans: Span[] = [];
  let from = start;
  let covered = start;
  while (covered < end) {
    let to = ruler.reach(from, size);
    while (to > covered && ruler.unitsOf(from, to) > size) {
      const shorter = ruler.reach(from, size - (ruler.unitsOf(from, to) - size));
      if (shorter >= to) break;
      to = shorter;
    }
    if (to <= covered) {
      from = covered;
      continue;
    }
    if (skipWhiteSpace(text, from, to) < to) spans.push({ start: from, end: to });
    covered = to;
    from = overlap > 0 ? Math.max(from + 1, sharedStart(ruler.reachBack(to, overlap), to)) : to;
    if (splitsSurrogatePair(text, from)) from++;
  }
  return spans;

  function sharedStart(earliest: number, to: number): number {
    return ruler.unitsOf(earliest, to) <= overlap ? earliest : to;
  }
}
