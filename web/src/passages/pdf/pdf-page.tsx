import type { LayoutRectangle } from "@contracts/api/document-layout.ts";
import type { Span } from "@contracts/passage.ts";
import { useQuery } from "@tanstack/react-query";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { type ReactNode, useEffect, useRef } from "react";
import * as t from "../../messages/messages.ts";
import type { DrawnDocument } from "../drawn-document.ts";
import { layoutQuery } from "../passage-queries.ts";
import { pageMarks } from "../prepare/page-marks.ts";
import { railPixels } from "../prepare/page-scale.ts";
import { PageCanvas } from "./page-canvas.tsx";
import { PageOverlay } from "./page-overlay.tsx";
import { Rail } from "./rail.tsx";

export type CitedOnPage = Span & { page: number; rectangles: readonly LayoutRectangle[] };

/** A printed page with what lies over it, and the numbers of the chunks that begin on it. */
export function PdfPage({
  pdf,
  page,
  pageCount,
  size,
  scale,
  drawn,
  placed,
  isMoving,
  onSize,
  onChosen,
}: {
  pdf: PDFDocumentProxy;
  page: number;
  pageCount: number;
  /** In points. */
  size: { width: number; height: number };
  scale: number;
  drawn: DrawnDocument;
  placed: readonly CitedOnPage[];
  /** Pages fly by: what lies over them is asked for once they rest. */
  isMoving: boolean;
  onSize(page: number, size: { width: number; height: number }): void;
  /** The chosen passage is laid out at this element now. */
  onChosen(place: HTMLElement, chosen: Span): void;
}): ReactNode {
  const { layers, chosen, onChoose } = drawn;
  const query = useQuery({ ...layoutQuery(drawn, drawn.cut, page), enabled: !isMoving });
  const before = useQuery({ ...layoutQuery(drawn, {}, page), enabled: !isMoving && layers.has("before") });
  // What was kept from another page while this one is read does not lie here.
  const layout = query.data?.page === page ? query.data : null;
  const cited = placed.filter((one) => one.page === page);
  const marks = pageMarks(layout, before.data?.page === page ? before.data : null, {
    ...drawn,
    cited,
  });
  const shown = layers.has("chunks") ? layout : null;
  const top = marks.chosen[0]?.top;
  const hasNoText = query.data === null || (layout !== null && layout.span === null);
  return (
    <section
      aria-label={t.document.pageOf(page, pageCount, layout?.label ?? null)}
      className="flex flex-col pb-4"
      style={{ width: `${size.width * scale + 2 * railPixels}px` }}
    >
      <div className="flex">
        <Rail side="left" layout={shown} scale={scale} drawn={drawn} />
        <div
          className="printed-page relative bg-white shadow-card outline outline-line"
          style={{ width: `${size.width * scale}px`, height: `${size.height * scale}px` }}
        >
          <PageCanvas pdf={pdf} page={page} scale={scale} onSize={onSize} />
          <PageOverlay
            marks={marks}
            width={layout?.width ?? size.width}
            height={layout?.height ?? size.height}
            onChoose={onChoose}
          />
          {chosen !== null && top !== undefined && (
            <ChosenPlace top={top * scale} chosen={chosen} onChosen={onChosen} />
          )}
        </div>
        <Rail side="right" layout={shown} scale={scale} drawn={drawn} />
      </div>
      <p className="mt-1 text-tiny text-ink-faint" style={{ marginLeft: `${railPixels}px` }}>
        {t.document.pageOf(page, pageCount, layout?.label ?? null)}
        {hasNoText && <span className="text-ink-soft"> · {t.document.pageWithoutText}</span>}
      </p>
    </section>
  );
}

function ChosenPlace({
  top,
  chosen,
  onChosen,
}: {
  top: number;
  chosen: Span;
  onChosen(place: HTMLElement, chosen: Span): void;
}): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  const { start, end } = chosen;
  // Where it is, the browser knows once it is laid out.
  useEffect(() => {
    if (place.current !== null) onChosen(place.current, { start, end });
  }, [start, end, onChosen]);
  return <span ref={place} aria-hidden className="absolute left-0 size-px" style={{ top: `${top}px` }} />;
}
