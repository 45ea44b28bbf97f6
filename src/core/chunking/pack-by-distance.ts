import type { Span } from "../../contracts/passage.ts";
import type { RegionRequest } from "./define-chunker.ts";
import { splitRegion } from "./split-region.ts";

export interface PackRequest extends Pick<RegionRequest, "document" | "ruler" | "size" | "overlap"> {
  sentences: readonly Span[];
  /** Behind each sentence but the last. */
  distances: Float64Array;
  /** A larger distance is a breakpoint, where no neighbouring one is larger still. */
  threshold: number;
  smallest: number;
  /** Where no chunk may end if it can be helped. */
  behindHeading(position: number): boolean;
}

/**
 * Spans of whole sentences. Each ends at the first breakpoint that leaves `smallest` units on both sides; else with the last
 * sentence, where that fits; else at the largest distance in its second half. A sentence larger than `size` is cut as the
 * recursive chunker would. Sentences are repeated as far as they fit into the overlap.
 */
export function packByDistance(request: PackRequest): Span[] {
  const { document, ruler, size, overlap, sentences } = request;
  const { text, headings } = document;
  const startOf = (sentence: number) => (sentences[sentence] as Span).start;
  const endOf = (sentence: number) => (sentences[sentence] as Span).end;

  const spans: Span[] = [];
  let first = 0;
  /** The first sentence that no span holds yet. */
  let next = 0;
  while (next < sentences.length) {
    const limit = ruler.reach(startOf(first), size);
    let last = next - 1;
    while (last + 1 < sentences.length && endOf(last + 1) <= limit) last++;
    while (last >= next && ruler.unitsOf(startOf(first), endOf(last)) > size) last--;
    if (last < next && first < next) {
      // The repeated sentences leave no room for a new one.
      first++;
      continue;
    }
    if (last < next) {
      const sentence = sentences[next] as Span;
      if (ruler.unitsOf(sentence.start, sentence.end) <= size) spans.push(sentence);
      else
        for (const span of splitRegion({ text, ...sentence, ruler, size, overlap, headings }))
          spans.push(span);
      next++;
      first = next;
      continue;
    }
    const end = lastSentence(request, { first, next, last });
    spans.push({ start: startOf(first), end: endOf(end) });
    const leftmost = first + 1;
    next = end + 1;
    first = next;
    while (first > leftmost && ruler.unitsOf(startOf(first - 1), endOf(end)) <= overlap) first--;
  }
  return spans;
}

/** Windows see a change coming and going: only where it is largest is the place to cut. */
function isPeak(distances: Float64Array, at: number): boolean {
  const here = distances[at] as number;
  return here >= (distances[at - 1] ?? here) && here >= (distances[at + 1] ?? here);
}

/** Of the span that begins with `first` and can end with any sentence from `next` to `last`. */
function lastSentence(
  { sentences, distances, threshold, smallest, size, ruler, behindHeading }: PackRequest,
  { first, next, last }: { first: number; next: number; last: number },
): number {
  const start = (sentences[first] as Span).start;
  const groupEnd = (sentences.at(-1) as Span).end;
  const reaches = (from: number, to: number, units: number) =>
    ruler.reach(from, units) < to || ruler.unitsOf(from, to) >= units;

  const allowed: { sentence: number; distance: number }[] = [];
  for (let sentence = next; sentence <= last && sentence + 1 < sentences.length; sentence++) {
    const { end } = sentences[sentence] as Span;
    if (behindHeading(end) || !reaches(start, end, smallest)) continue;
    if (!reaches((sentences[sentence + 1] as Span).start, groupEnd, smallest)) break;
    const distance = distances[sentence] as number;
    if (distance > threshold && isPeak(distances, sentence)) return sentence;
    allowed.push({ sentence, distance });
  }
  if (last === sentences.length - 1) return last;

  const half = Math.floor(size / 2);
  const late = allowed.filter(({ sentence }) => reaches(start, (sentences[sentence] as Span).end, half));
  let best = late[0] ?? allowed.at(-1);
  for (const candidate of late) {
    if (best === undefined || candidate.distance >= best.distance) best = candidate;
  }
  return best?.sentence ?? last;
}
