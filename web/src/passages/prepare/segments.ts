import type { Span } from "@contracts/passage.ts";
import type { Overlay } from "../overlay.ts";

/** A piece of text over all of which the same lies. */
export interface Segment extends Span {
  /** Numbers of the chunks that hold it, from 0. */
  chunks: readonly number[];
  gold: readonly string[];
  citations: readonly string[];
  isCleaned: boolean;
  isChosen: boolean;
  /** The chunk that begins exactly here. */
  begins: number | null;
  /** A chunk began here before another way to cut was chosen. */
  beganBefore: boolean;
}

/**
 * Cuts a span wherever something begins or ends over it. Every character is in one segment, in order.
 * @param from where what is not shown before the span begins, such as the mark of a heading: chunks that begin in it begin the span
 */
export function segmentsOf(span: Span, overlay: Overlay, from = span.start): Segment[] {
  if (span.end <= span.start) return [];
  const chunks = touching(overlay.chunks, span);
  const before = touching(overlay.before, span);
  const gold = overlay.gold.filter((one) => meets(one, span));
  const citations = overlay.citations.filter((one) => meets(one, span));
  const cleaned = overlay.cleaned.filter((one) => meets(one, span));
  const chosen = overlay.chosen !== null && meets(overlay.chosen, span) ? [overlay.chosen] : [];

  const cuts = new Set([span.start, span.end]);
  const cutAt = (position: number): void => {
    if (position > span.start && position < span.end) cuts.add(position);
  };
  for (const one of [...chunks, ...gold, ...citations, ...cleaned, ...chosen]) {
    cutAt(one.start);
    cutAt(one.end);
  }
  for (const { start } of before) cutAt(start);

  const shownAt = (start: number): number => (start >= from ? Math.max(start, span.start) : start);
  const beginning = new Map(chunks.map(({ start, index }) => [shownAt(start), index]));
  const beganBefore = new Set(before.map(({ start }) => shownAt(start)));
  const places = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  // Chunks lie in order: those that hold a place are neighbours.
  let first = 0;
  for (let at = 0; at + 1 < places.length; at += 1) {
    const piece = { start: places[at]!, end: places[at + 1]! };
    while (first < chunks.length && chunks[first]!.end <= piece.start) first += 1;
    const holding: number[] = [];
    for (let next = first; next < chunks.length && chunks[next]!.start <= piece.start; next += 1) {
      if (chunks[next]!.end > piece.start) holding.push(chunks[next]!.index);
    }
    segments.push({
      ...piece,
      chunks: holding,
      gold: gold.filter((one) => meets(one, piece)).map(({ questionId }) => questionId),
      citations: citations.filter((one) => meets(one, piece)).map(({ questionId }) => questionId),
      isCleaned: cleaned.some((one) => meets(one, piece)),
      isChosen: chosen.length > 0 && meets(chosen[0]!, piece),
      begins: beginning.get(piece.start) ?? null,
      beganBefore: beganBefore.has(piece.start),
    });
  }
  return segments;
}

/** Those of ordered spans that touch another, found without looking at all of them. */
export function touching<One extends Span>(spans: readonly One[], span: Span): One[] {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: One[] = [];
  for (let at = low; at < spans.length && spans[at]!.start < span.end; at += 1) found.push(spans[at]!);
  return found;
}

function meets(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
