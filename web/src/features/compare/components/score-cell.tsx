import { Ban, CircleX, MinusCircle, Slash } from "lucide-react";
import type { ReactNode } from "react";
import { DepthBar } from "../../../charts/depth-bar.tsx";
import { score } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import { answerMark } from "../prepare/cell-text.ts";
import type { QuestionCell } from "../prepare/question-cell.ts";

const marks = {
  "not-applicable": MinusCircle,
  failed: CircleX,
  "not-asked": Slash,
  "not-measured": Slash,
} as const;

/** A score with its depth, or the mark and word for why there is none. */
export function ScoreCell({
  cell,
  highest,
  isNarrow,
}: {
  cell: QuestionCell;
  highest: number;
  isNarrow: boolean;
}): ReactNode {
  const mark = answerMark(cell);
  const Mark = cell.status === "scored" ? null : marks[cell.status];
  return (
    <span className="inline-flex items-center justify-end gap-1.5">
      {mark !== null && (
        <span title={mark} className="inline-flex items-center gap-0.5 text-tiny text-ink-soft">
          <Ban aria-hidden className="size-3" />
          <span className={isNarrow ? "sr-only" : undefined}>{mark}</span>
        </span>
      )}
      {cell.status === "scored" ? (
        <>
          {mark === null && !isNarrow && <DepthBar value={cell.score} highest={highest} />}
          <span>{score(cell.score)}</span>
        </>
      ) : (
        mark === null && (
          <span
            title={t.compare.status[cell.status]}
            className={`inline-flex items-center gap-1 text-tiny ${cell.status === "failed" ? "text-worse" : "text-ink-faint"}`}
          >
            {Mark !== null && <Mark aria-hidden className="size-3" />}
            {(isNarrow ? t.compare.statusShort : t.compare.status)[cell.status]}
          </span>
        )
      )}
    </span>
  );
}
