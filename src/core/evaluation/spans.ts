import type { Passage, Span } from "../../contracts/passage.ts";

/** Characters two half-open ranges share. */
export function sharedLength(left: Span, right: Span): number {
  return Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
}

/** True where the passages share at least one character of one source. Touching ends share none. */
export function overlaps(left: Passage, right: Passage): boolean {
  return left.source === right.source && sharedLength(left, right) > 0;
}

/** The same characters as disjoint spans in order of start; empty spans vanish. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  const ordered = spans
    .filter((span) => span.end > span.start)
    .sort((left, right) => left.start - right.start);
  for (const { start, end } of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Characters in spans that are disjoint. */
export function totalLength(disjoint: readonly Span[]): number {
  return disjoint.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** Characters two lists of spans share; each list is disjoint and in order of start. */
export function sharedTotal(left: readonly Span[], right: readonly Span[]): number {
  let shared = 0;
  let place = 0;
  let other = 0;
  while (place < left.length && other < right.length) {
    const [a, b] = [left[place]!, right[other]!];
    shared += sharedLength(a, b);
    if (a.end < b.end) place += 1;
    else other += 1;
  }
  return shared;
}

/** Passages by source, each list in the order given. */
export function bySource<Each extends Passage>(passages: readonly Each[]): Map<string, Each[]> {
  return Map.groupBy(passages, (passage) => passage.source);
}
