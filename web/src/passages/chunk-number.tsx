import type { Span } from "@contracts/passage.ts";
import clsx from "clsx";
import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import type { ChunkSpan } from "./overlay.ts";

/** A chunk's number at the side of the text; pressed, the chunk is chosen. */
export function ChunkNumber({
  chunk: { index, start, end },
  chosen,
  onChoose,
}: {
  chunk: ChunkSpan;
  chosen: Span | null;
  onChoose: ((span: Span) => void) | undefined;
}): ReactNode {
  const isChosen = chosen?.start === start && chosen.end === end;
  return (
    <button
      type="button"
      aria-label={t.document.chunk(index + 1)}
      aria-pressed={isChosen}
      onClick={() => onChoose?.({ start, end })}
      className={clsx(
        "min-h-6 min-w-8 rounded px-1 text-right text-tiny font-semibold tabular-nums",
        isChosen ? "bg-accent text-surface" : "text-depth-7 hover:bg-depth-2",
      )}
    >
      {index + 1}
    </button>
  );
}
