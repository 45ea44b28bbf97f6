import type { DocumentLayout } from "@contracts/api/document-layout.ts";
import clsx from "clsx";
import type { ReactNode } from "react";
import * as t from "../../messages/messages.ts";
import type { DrawnDocument } from "../drawn-document.ts";
import { railPixels } from "../prepare/page-scale.ts";
import { labelPixels, railLabels, type RailSide } from "../prepare/rail-labels.ts";

/** Beside a page, the numbers of the chunks that begin on it. */
export function Rail({
  side,
  layout,
  scale,
  drawn: { chosen, onChoose },
}: {
  side: RailSide;
  layout: DocumentLayout | null;
  scale: number;
  drawn: DrawnDocument;
}): ReactNode {
  const labels = layout === null ? [] : railLabels(layout, side, scale);
  return (
    <div className="relative shrink-0" style={{ width: `${railPixels}px` }}>
      {labels.map(({ index, top, start, end }) => {
        const isChosen = chosen?.start === start && chosen.end === end;
        return (
          <button
            key={index}
            type="button"
            aria-label={t.document.chunk(index + 1)}
            aria-pressed={isChosen}
            onClick={() => onChoose?.({ start, end })}
            style={{ top: `${top - 4}px`, height: `${labelPixels}px` }}
            className={clsx(
              "absolute min-w-8 rounded px-1 text-tiny font-semibold tabular-nums",
              side === "left" ? "right-1 text-right" : "left-1 text-left",
              isChosen ? "bg-accent text-surface" : "text-depth-7 hover:bg-depth-2",
            )}
          >
            {index + 1}
          </button>
        );
      })}
    </div>
  );
}
