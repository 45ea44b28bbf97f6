import clsx from "clsx";
import type { ReactNode } from "react";
import type { InlineMark } from "./prepare/inline-marks.ts";
import type { Segment } from "./prepare/segments.ts";
import { type TextRun, textRuns } from "./prepare/text-runs.ts";

const inline = {
  strong: "font-semibold",
  emphasis: "italic",
  code: "font-mono text-small",
  link: "underline decoration-line-strong",
  mark: "text-ink-soft",
} as const satisfies Record<InlineMark["kind"], string>;

/** Text with what lies over it. It is text and nothing else, whatever it holds. */
export function MarkedText({
  segments,
  marks = [],
  text,
  offset,
}: {
  segments: readonly Segment[];
  marks?: readonly InlineMark[];
  text: string;
  /** Where `text` begins in the document. */
  offset: number;
}): ReactNode {
  return textRuns(segments, marks).map((run) => (
    <Run key={run.start} run={run} text={text.slice(run.start - offset, run.end - offset)} />
  ));
}

function Run({
  run: { start, end, segment, isFirst, styles },
  text,
}: {
  run: TextRun;
  text: string;
}): ReactNode {
  const Element = segment.gold.length > 0 ? "mark" : "span";
  const begins = isFirst ? segment.begins : null;
  return (
    <Element
      data-start={start}
      data-end={end}
      data-begins={begins === null ? undefined : begins + 1}
      className={clsx(
        styles.map((style) => (style === "mark" && !isPlain(segment) ? "" : inline[style])),
        ground(segment),
        segment.gold.length > 0 && !segment.isChosen && "border-b-2 border-land-line text-ink",
        segment.citations.length > 0 && "underline decoration-accent decoration-2 underline-offset-4",
        segment.isCleaned && "text-ink-faint line-through decoration-line-strong",
        segment.isChosen && "border-y-2 border-accent",
        begins !== null && "border-l-2 border-l-depth-6 chunk-begins pl-0.5",
        isFirst && segment.beganBefore && "began-before",
      )}
    >
      {text}
    </Element>
  );
}

/** Nothing darker lies under it than one chunk: quieter words can still be read there. */
function isPlain({ chunks, gold, isChosen }: Segment): boolean {
  return chunks.length <= 1 && gold.length === 0 && !isChosen;
}

/** Neighbours differ, and what two chunks share is darker than either. */
function ground({ chunks, gold, isChosen }: Segment): string {
  if (isChosen) return "bg-accent-soft text-ink";
  if (gold.length > 0) return "bg-land";
  if (chunks.length === 0) return "";
  if (chunks.length > 1) return "bg-depth-3 text-ink";
  return chunks[0]! % 2 === 0 ? "bg-depth-1" : "bg-depth-2";
}
