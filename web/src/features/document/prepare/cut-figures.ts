import type { DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";

/** What a way to cut makes of a document, or of its first window. */
export interface CutFigures {
  chunks: number;
  /** In characters; null where there is no chunk. */
  median: number | null;
  longest: number | null;
  /** Gold passages that no chunk holds whole. */
  cutGold: number;
  gold: number;
}

export function cutFigures({ chunks, gold }: Pick<DocumentView, "chunks" | "gold">): CutFigures {
  const lengths = chunks.map(({ start, end }) => end - start).toSorted((a, b) => a - b);
  const middle = lengths.length >> 1;
  const median =
    lengths.length === 0
      ? null
      : lengths.length % 2 === 1
        ? lengths[middle]!
        : (lengths[middle - 1]! + lengths[middle]!) / 2;
  const passages = distinct(gold);
  return {
    chunks: chunks.length,
    median,
    longest: lengths.at(-1) ?? null,
    cutGold: passages.filter((one) => !isHeldWhole(one, chunks)).length,
    gold: passages.length,
  };
}

/** Whether one chunk holds all of it. Chunks lie in order: neither begins nor ends go back. */
export function isHeldWhole({ start, end }: Span, chunks: readonly Span[]): boolean {
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chunks[middle]!.end < end) low = middle + 1;
    else high = middle;
  }
  const first = chunks[low];
  return first !== undefined && first.start <= start;
}

/** Several questions may have one passage. */
function distinct(spans: readonly Span[]): Span[] {
  return [...new Map(spans.map((span) => [`${span.start}-${span.end}`, span])).values()];
}
