import type { InlineMark } from "./inline-marks.ts";
import type { Segment } from "./segments.ts";

/** A piece of a segment that is drawn in one way. */
export interface TextRun {
  start: number;
  end: number;
  segment: Segment;
  /** It begins its segment: what begins there is drawn with it. */
  isFirst: boolean;
  styles: readonly InlineMark["kind"][];
}

/** Segments, cut again where marks inside the line begin and end. */
export function textRuns(segments: readonly Segment[], marks: readonly InlineMark[]): TextRun[] {
  const runs: TextRun[] = [];
  for (const segment of segments) {
    const over = marks.filter(({ start, end }) => start < segment.end && end > segment.start);
    const cuts = new Set([segment.start, segment.end]);
    for (const { start, end } of over) {
      if (start > segment.start) cuts.add(start);
      if (end < segment.end) cuts.add(end);
    }
    const places = [...cuts].toSorted((a, b) => a - b);
    for (let at = 0; at + 1 < places.length; at += 1) {
      const [start, end] = [places[at]!, places[at + 1]!];
      runs.push({
        start,
        end,
        segment,
        isFirst: at === 0,
        styles: over.filter((one) => one.start <= start && one.end >= end).map(({ kind }) => kind),
      });
    }
  }
  return runs;
}
