import type { Span } from "../../contracts/passage.ts";
import type { Chunker } from "../../ports/chunker.ts";
import { sentencesOf } from "../text/sentences.ts";
import { defineChunker, type RegionRequest, type SizeSettings } from "./define-chunker.ts";
import { splitRegion } from "./split-region.ts";

/** As many whole sentences as fit. A sentence larger than `size` is cut as the recursive chunker would. */
export function sentenceChunker(settings: SizeSettings): Chunker {
  return defineChunker({ id: "sentence", version: "2", split: packSentences }, settings);
}

function packSentences({ document, start, end, ruler, size, overlap }: RegionRequest): Span[] {
  const { text, headings } = document;
  const sentences = sentencesOf(text, start, end);
  const startOf = (sentence: number) => (sentences[sentence] as Span).start;
  const endOf = (sentence: number) => (sentences[sentence] as Span).end;
  const fits = (first: number, last: number) => ruler.unitsOf(startOf(first), endOf(last)) <= size;

  const spans: Span[] = [];
  let first = 0;
  /** The first sentence that no span holds yet. */
  let next = 0;
  while (next < sentences.length) {
    const limit = ruler.reach(startOf(first), size);
    let last = next - 1;
    while (last + 1 < sentences.length && endOf(last + 1) <= limit) last++;
    while (last >= next && !fits(first, last)) last--;
    if (last < next) {
      if (first < next) {
        first++;
        continue;
      }
      const { start: from, end: to } = sentences[next] as Span;
      if (fits(next, next)) spans.push({ start: from, end: to });
      else
        for (const span of splitRegion({ text, start: from, end: to, ruler, size, overlap, headings }))
          spans.push(span);
      next++;
      first = next;
      continue;
    }
    spans.push({ start: startOf(first), end: endOf(last) });
    const leftmost = first + 1;
    next = last + 1;
    first = next;
    const shares = (sentence: number) => ruler.unitsOf(startOf(sentence), endOf(last)) <= overlap;
    while (first > leftmost && shares(first - 1)) first--;
  }
  return spans;
}
