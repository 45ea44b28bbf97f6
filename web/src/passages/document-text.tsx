import type { DocumentView } from "@contracts/api/document.ts";
import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import * as t from "../messages/messages.ts";
import type { DrawnDocument } from "./drawn-document.ts";
import { intoView } from "./into-view.ts";
import { windowQuery } from "./passage-queries.ts";
import "./passages.css";
import { pieceCharacters, pieceCount, pieceDrawing, pieceOf, windowOfPiece } from "./prepare/pieces.ts";
import { ReadPiece } from "./read-piece.tsx";
import { scrolledByKeys } from "./scrolled-by-keys.ts";

/** A guess, before a piece was drawn: measured, it is as tall as it is. */
const pixelsOfPiece = 7000;

/** The text of a document of any length, drawn by its blocks, with what lies over it. It begins where the chosen passage stands. */
export function DocumentText({
  first,
  place,
  height = "h-[70dvh]",
  ...drawn
}: DrawnDocument & {
  /** Its first window. */
  first: DocumentView;
  /** Where it begins, if nothing is chosen. */
  place?: number | undefined;
  height?: string;
}): ReactNode {
  const { source, cut, chosen } = drawn;
  const scroller = useRef<HTMLDivElement>(null);
  const count = pieceCount(first.characters);
  const target = chosen?.start ?? place ?? null;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (piece) =>
      piece === count - 1
        ? Math.max(200, (pixelsOfPiece * (first.characters - piece * pieceCharacters)) / pieceCharacters)
        : pixelsOfPiece,
    overscan: 0,
    initialOffset: pieceOf(target ?? 0) * pixelsOfPiece,
  });
  const { data: around } = useQuery(windowQuery(drawn, cut, windowOfPiece(pieceOf(target ?? 0))));
  const show = useEffectEvent((position: number): void => {
    const piece = around === undefined ? pieceOf(position) : pieceDrawing(around, position);
    if (showIn(scroller.current, position)) return;
    virtual.scrollToIndex(piece, { align: "start" });
    // Drawn by then, where its text is there already.
    requestAnimationFrame(() => requestAnimationFrame(() => showIn(scroller.current, position)));
  });
  // The browser's scroll position is the outside system.
  useEffect(() => {
    if (target !== null) show(target);
  }, [target, around?.window.start]);

  return (
    <div
      ref={scroller}
      role="region"
      aria-label={t.document.textOf(source)}
      {...scrolledByKeys}
      className={`relative overflow-y-auto rounded-card border border-line bg-surface px-3 py-3 shadow-card focus-visible:-outline-offset-2 sm:px-5 ${height}`}
    >
      <div className="relative mx-auto max-w-[46rem]" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            <ReadPiece piece={index} height={pixelsOfPiece} drawn={drawn} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Whether the position is drawn; then it is in sight. */
function showIn(scroller: HTMLElement | null, position: number): boolean {
  const drawn = [...(scroller?.querySelectorAll<HTMLElement>("[data-start]") ?? [])];
  const found = drawn.find((element) => Number(element.dataset["end"]) > position);
  // What stands in a piece that is not drawn lies before the first or after the last.
  if (scroller === null || found === undefined) return false;
  if (found === drawn[0] && Number(found.dataset["start"]) > position + 100) return false;
  intoView(scroller, found);
  return true;
}
