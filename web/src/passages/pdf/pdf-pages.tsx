import { useVirtualizer } from "@tanstack/react-virtual";
import type { Span } from "@contracts/passage.ts";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useWidth } from "../../charts/use-width.ts";
import { Loading } from "../../design/notices.tsx";
import * as t from "../../messages/messages.ts";
import type { DrawnDocument } from "../drawn-document.ts";
import "../passages.css";
import { intoView } from "../into-view.ts";
import { fileAddress } from "../passage-queries.ts";
import { pageScale, railPixels } from "../prepare/page-scale.ts";
import { openPdf } from "./open-pdf.ts";
import { type CitedOnPage, PdfPage } from "./pdf-page.tsx";
import { usePageInSight } from "./use-page-in-sight.ts";
import { scrolledByKeys } from "../scrolled-by-keys.ts";

export interface PdfPagesProps {
  drawn: DrawnDocument;
  /** Cited passages that are laid out by whoever cites them. */
  placed: readonly CitedOnPage[];
  /** Where it begins and what it goes to, from 1. */
  page: number;
  /** In percent; null fits the width. */
  zoom: number | null;
  height?: string;
  /** The page in sight, whenever that is another. */
  onPage?: ((page: number) => void) | undefined;
  /** The file cannot be drawn, and why. */
  onFailed(why: string): void;
  /** How large pages are shown, in percent of their printed size. */
  onShown?: ((percent: number) => void) | undefined;
}

const usualPage = { width: 595, height: 842 };
const padding = 12;

/** The pages of a PDF as they are printed. Only those in sight are drawn, however many there are. */
export function PdfPages(props: PdfPagesProps): ReactNode {
  const { source } = props.drawn;
  const [opened, setOpened] = useState<{ source: string; pdf: PDFDocumentProxy } | null>(null);
  const fail = useEffectEvent((why: string): void => props.onFailed(why));
  // The file and the worker that reads it are the outside system.
  useEffect(() => {
    const file = openPdf(fileAddress(source));
    let isGone = false;
    file.document.then(
      (pdf) => !isGone && setOpened({ source, pdf }),
      (thrown: unknown) => !isGone && fail(thrown instanceof Error ? thrown.message : String(thrown)),
    );
    return () => {
      isGone = true;
      file.close();
    };
  }, [source]);
  return opened?.source === source ? (
    <Pages key={source} {...props} pdf={opened.pdf} />
  ) : (
    <Loading what={t.document.readingFile} />
  );
}

function Pages({
  pdf,
  drawn,
  placed,
  page: wanted,
  zoom,
  height = "h-[70dvh]",
  onPage,
  onShown,
}: PdfPagesProps & { pdf: PDFDocumentProxy }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [sizes, setSizes] = useState<ReadonlyMap<number, { width: number; height: number }>>(new Map());
  const usual = sizes.values().next().value ?? usualPage;
  const sizeOf = (page: number): { width: number; height: number } => sizes.get(page) ?? usual;
  const scaleOf = (page: number): number =>
    pageScale(zoom, sizeOf(page).width, Math.max(200, width - 2 * (railPixels + padding)));
  const shownScale = scaleOf(wanted);
  const virtual = useVirtualizer({
    count: pdf.numPages,
    enabled: width > 0,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => sizeOf(at + 1).height * scaleOf(at + 1) + 40,
    overscan: 1,
    paddingStart: padding,
  });
  const remember = useCallback((page: number, size: { width: number; height: number }): void => {
    setSizes((known) => {
      const before = known.get(page);
      if (before?.width === size.width && before.height === size.height) return known;
      return new Map(known).set(page, size);
    });
  }, []);

  const middle = (virtual.scrollOffset ?? 0) + (virtual.scrollRect?.height ?? 0) / 3;
  const inSight = (virtual.getVirtualItems().find(({ end }) => end > middle)?.index ?? wanted - 1) + 1;
  usePageInSight({
    wanted: Math.min(wanted, pdf.numPages),
    inSight,
    isMoving: virtual.isScrolling,
    isReady: width > 0,
    goTo: (page) => virtual.scrollToIndex(page - 1, { align: "start" }),
    onPage: (page) => onPage?.(page),
  });
  const shown = useRef("");
  // Once for each choice: whoever scrolls away from it is not brought back.
  const toChosen = useCallback((place: HTMLElement, { start, end }: Span): void => {
    const key = `${start}-${end}`;
    if (shown.current === key) return;
    shown.current = key;
    intoView(scroller.current!, place);
  }, []);
  // What the browser has laid out is measured again when pages become larger or smaller.
  useEffect(() => virtual.measure(), [virtual, zoom, width]);
  const percent = Math.round(shownScale * 75);
  const tellShown = useEffectEvent((shown: number): void => onShown?.(shown));
  useEffect(() => {
    if (width > 0) tellShown(percent);
  }, [percent, width]);

  return (
    <div
      ref={scroller}
      role="region"
      aria-label={t.document.pagesOf(drawn.source)}
      {...scrolledByKeys}
      className={`relative overflow-auto rounded-card border border-line bg-sunk focus-visible:-outline-offset-2 ${height}`}
    >
      <div className="relative" style={{ height: `${virtual.getTotalSize()}px` }}>
        {width > 0 &&
          virtual.getVirtualItems().map(({ index, start, key }) => (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="absolute top-0 left-0 flex w-max min-w-full justify-center px-3"
              style={{ transform: `translateY(${start}px)` }}
            >
              <PdfPage
                pdf={pdf}
                page={index + 1}
                pageCount={pdf.numPages}
                size={sizeOf(index + 1)}
                scale={scaleOf(index + 1)}
                drawn={drawn}
                placed={placed}
                isMoving={virtual.isScrolling}
                onSize={remember}
                onChosen={toChosen}
              />
            </div>
          ))}
      </div>
    </div>
  );
}
