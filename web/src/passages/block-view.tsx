import clsx from "clsx";
import type { ReactNode } from "react";
import { MarkedText } from "./marked-text.tsx";
import type { Overlay } from "./overlay.ts";
import { inlineMarks } from "./prepare/inline-marks.ts";
import type { PieceBlock } from "./prepare/pieces.ts";
import { segmentsOf } from "./prepare/segments.ts";
import { scrolledByKeys } from "./scrolled-by-keys.ts";

const headings = [
  "text-title",
  "text-lead",
  "text-body",
  "text-body text-ink-soft",
  "text-small text-ink-soft",
  "text-small text-ink-soft italic",
];
const insets = ["ml-4", "ml-9", "ml-14", "ml-18"];

export interface DrawnText {
  text: string;
  /** Where `text` begins in the document. */
  offset: number;
  isMarkdown: boolean;
  overlay: Overlay;
}

/** One block of a document, by its kind. Rows of tables are drawn by TableView. */
export function BlockView({ block, drawn }: { block: PieceBlock; drawn: DrawnText }): ReactNode {
  const { text, offset, isMarkdown, overlay } = drawn;
  const { content, kind, lead } = block;
  const level = block.level ?? 1;
  const written = text.slice(content.start - offset, content.end - offset);
  const words = (
    <MarkedText
      segments={segmentsOf(content, overlay, lead)}
      marks={isMarkdown && kind !== "code" ? inlineMarks(written, content.start) : []}
      text={text}
      offset={offset}
    />
  );
  switch (kind) {
    case "heading":
      return <p className={clsx("font-chart font-semibold", headings[Math.min(level, 6) - 1])}>{words}</p>;
    case "list-item":
      return (
        <p className={clsx("relative whitespace-pre-line", insets[Math.min(level, insets.length) - 1])}>
          {!block.goesOn && (
            <span aria-hidden className="absolute -left-4 text-ink-faint select-none">
              {marker(text.slice(block.start - offset, content.start - offset))}
            </span>
          )}
          {words}
        </p>
      );
    case "quote":
      return (
        <p
          className={clsx(
            "border-l-4 border-depth-3 pl-3 whitespace-pre-line text-ink-soft",
            insets[Math.min(level, insets.length) - 2],
          )}
        >
          {words}
        </p>
      );
    case "code":
      return (
        <pre
          {...scrolledByKeys}
          className="overflow-x-auto rounded-control border border-line bg-sunk p-2 font-mono text-small leading-5"
        >
          {words}
        </pre>
      );
    case "paragraph":
    case "table-row":
      return content.end === content.start ? (
        <hr className="my-2 border-line" />
      ) : (
        <p className={isMarkdown ? "" : "whitespace-pre-line"}>{words}</p>
      );
  }
}

/** The number of a numbered item as it is written; a point for any other. */
function marker(mark: string): string {
  const [number] = /\d{1,3}(?=[.)])/.exec(mark) ?? [];
  return number === undefined ? "•" : `${number}.`;
}
