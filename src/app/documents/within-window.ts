import type { Span } from "../../contracts/passage.ts";

/** Of spans, those that share a character with the window, or stand in it with none of their own. */
export function withinWindow<One extends Span>(spans: readonly One[], { start, end }: Span): One[] {
  return spans.filter((span) =>
    span.start === span.end ? span.start >= start && span.start < end : span.start < end && span.end > start,
  );
}
