import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from "pdfjs-dist";
import { type ReactNode, useEffect, useRef, useState } from "react";
import * as t from "../../messages/messages.ts";
import { canvasScale } from "../prepare/page-scale.ts";

/** One page as it is printed. It is let go as soon as it is out of sight. */
export function PageCanvas({
  pdf,
  page: number,
  scale,
  onSize,
}: {
  pdf: PDFDocumentProxy;
  page: number;
  /** Pixels a point. */
  scale: number;
  /** Tells the page's own size in points. */
  onSize(page: number, size: { width: number; height: number }): void;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  // pdf.js draws into the canvas: it is the outside system.
  useEffect(() => {
    let page: PDFPageProxy | undefined;
    let task: RenderTask | undefined;
    let isGone = false;
    const element = canvas.current!;
    void (async () => {
      page = await pdf.getPage(number);
      if (isGone) return;
      const points = page.getViewport({ scale: 1 });
      onSize(number, { width: points.width, height: points.height });
      const fine = canvasScale(points.width * scale, points.height * scale, devicePixelRatio);
      const viewport = page.getViewport({ scale: scale * fine });
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      task = page.render({ canvas: element, viewport });
      await task.promise;
      setDrawn(true);
    })().catch((thrown: unknown) => {
      if (!isGone) setFault(thrown instanceof Error ? thrown.message : String(thrown));
    });
    return () => {
      isGone = true;
      task?.cancel();
      page?.cleanup();
      // Browsers keep a canvas's memory until it is small.
      element.width = 0;
      element.height = 0;
    };
  }, [pdf, number, scale, onSize]);
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t.document.printedPage(number)}
        data-drawn={isDrawn}
        className="absolute inset-0 size-full"
      />
      {fault !== null && (
        <p
          role="alert"
          className="absolute inset-x-4 top-4 rounded-control bg-worse-soft p-3 text-small text-worse"
        >
          {t.document.pageFailed(number, fault)}
        </p>
      )}
    </>
  );
}
