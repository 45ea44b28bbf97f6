import type { DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";
import type { ReactNode } from "react";

const most = 500;

/** The headings, each a way to its place. */
export function ContentsList({
  headings,
  onChoose,
}: {
  headings: DocumentView["headings"];
  onChoose(span: Span): void;
}): ReactNode {
  return (
    <ul className="-mx-2 max-h-80 overflow-y-auto text-small">
      {headings.slice(0, most).map(({ start, end, level, title }) => (
        <li key={start}>
          <button
            type="button"
            onClick={() => onChoose({ start, end })}
            style={{ paddingInlineStart: `${0.5 + 0.75 * (level - 1)}rem` }}
            className="min-h-7 w-full rounded-control pr-2 text-left [overflow-wrap:anywhere] hover:bg-depth-2"
          >
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
