import type { DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";
import clsx from "clsx";
import { type MouseEvent, type ReactNode, memo, useMemo } from "react";
import * as t from "../messages/messages.ts";
import { BlockView } from "./block-view.tsx";
import { ChunkNumber } from "./chunk-number.tsx";
import { overlayWithin } from "./prepare/overlay-within.ts";
import { pieceRows } from "./prepare/piece-rows.ts";
import { pieceCharacters } from "./prepare/pieces.ts";
import { spanAt } from "./prepare/span-at.ts";
import { type ShownLayers, viewOverlay } from "./prepare/view-overlay.ts";
import { TableView } from "./table-view.tsx";

const headingSpace = ["mt-4", "mt-3", "mt-2"];

/** A part of a document's text, block by block, with the numbers of its chunks at the side. Scrolling alone draws nothing anew. */
export const TextPiece = memo(function TextPiece({
  view,
  before,
  piece,
  layers,
  question,
  cited,
  chosen,
  onChoose,
}: ShownLayers & {
  view: DocumentView;
  before: DocumentView | undefined;
  piece: number;
  onChoose: ((span: Span) => void) | undefined;
}): ReactNode {
  const overlay = useMemo(() => {
    const near = { start: (piece - 1) * pieceCharacters, end: (piece + 2) * pieceCharacters };
    return overlayWithin(viewOverlay(view, { layers, question, cited, chosen }, before), near);
  }, [view, before, piece, layers, question, cited, chosen]);
  const drawn = {
    text: view.text,
    offset: view.window.start,
    isMarkdown: view.mediaType === "text/markdown",
    overlay,
  };
  const hasRail = layers.has("chunks");
  const choose = (event: MouseEvent<HTMLElement>): void => {
    const at = (event.target as HTMLElement).closest<HTMLElement>("[data-start]");
    // Whoever marks words to copy them means nothing else.
    if (at === null || getSelection()?.isCollapsed === false) return;
    const span = spanAt(Number(at.dataset["start"]), overlay);
    if (span !== null) onChoose?.(span);
  };
  return pieceRows(view, piece, overlay).map(({ blocks, isTable, begins, more, page, place }) => (
    <div
      key={blocks[0]!.start}
      className={clsx(
        "grid",
        hasRail && !isTable && "grid-cols-[2.5rem_minmax(0,1fr)]",
        blocks[0]!.kind === "heading" &&
          headingSpace[Math.min(blocks[0]!.level ?? 1, headingSpace.length) - 1],
      )}
    >
      {(page !== null || place !== null) && (
        <p className="col-span-full mt-3 mb-1 flex items-center gap-2 text-tiny text-ink-faint">
          <span className="first-letter:uppercase">{place ?? t.document.page(page!)}</span>
          <span aria-hidden className="h-px flex-1 bg-line" />
        </p>
      )}
      {hasRail && !isTable && (
        <div className="flex flex-col items-start border-r border-line pr-1 select-none">
          {begins.map((chunk) => (
            <ChunkNumber key={chunk.index} chunk={chunk} chosen={chosen} onChoose={onChoose} />
          ))}
          {more > 0 && <span className="text-tiny text-ink-faint">{t.document.moreChunks(more)}</span>}
        </div>
      )}
      <div
        role="presentation"
        onClick={choose}
        className={clsx("min-w-0 py-1 leading-6 [overflow-wrap:anywhere]", hasRail && !isTable && "pl-3")}
      >
        {isTable ? (
          <TableView rows={blocks} drawn={drawn} rail={hasRail ? { chosen, onChoose } : null} />
        ) : (
          <BlockView block={blocks[0]!} drawn={drawn} />
        )}
      </div>
    </div>
  ));
});
