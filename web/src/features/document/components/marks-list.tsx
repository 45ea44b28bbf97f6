import type { DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import * as t from "../../../messages/messages.ts";
import { listedMarks } from "../prepare/listed-marks.ts";

const most = 200;

/** Every gold and cited passage in the order of the text: a way to each by keyboard, and for who does not see the colours. */
export function MarksList({
  view,
  chosen,
  onChoose,
}: {
  view: Pick<DocumentView, "gold" | "citations" | "text" | "window">;
  chosen: Span | null;
  onChoose(span: Span): void;
}): ReactNode {
  const marks = listedMarks(view);
  if (marks.length === 0) return <p className="text-small text-ink-soft">{t.document.noMarks}</p>;
  return (
    <ul className="-mx-2 max-h-80 overflow-y-auto text-small">
      {marks.slice(0, most).map(({ start, end, isGold, questions, quote }) => (
        <li key={`${isGold} ${start} ${end}`}>
          <button
            type="button"
            aria-pressed={chosen?.start === start && chosen.end === end}
            onClick={() => onChoose({ start, end })}
            className="flex min-h-8 w-full items-baseline gap-2 rounded-control px-2 py-1 text-left hover:bg-depth-2 aria-pressed:bg-accent-soft"
          >
            <Badge tone={isGold ? "land" : "accent"}>
              {isGold ? t.document.markGold : t.document.markCitation}
            </Badge>
            <span className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]">{quote}</span>
            {questions > 1 && <span className="text-tiny text-ink-faint tabular-nums">×{questions}</span>}
          </button>
        </li>
      ))}
      {marks.length > most && (
        <li className="px-2 py-1 text-ink-faint">{t.document.marksMore(marks.length - most)}</li>
      )}
    </ul>
  );
}
