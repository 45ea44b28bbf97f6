import { ChevronLeft, ChevronRight, MoveHorizontal, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../../design/button.tsx";
import * as t from "../../../messages/messages.ts";

/** Which page, and how large. */
export function PageTools({
  page,
  pageCount,
  percent,
  isFitted,
  onPage,
  onZoom,
  onFit,
}: {
  page: number;
  pageCount: number;
  percent: number;
  isFitted: boolean;
  onPage(page: number): void;
  onZoom(direction: 1 | -1): void;
  onFit(): void;
}): ReactNode {
  return (
    <div className="flex flex-wrap items-center gap-1 text-small text-ink-soft tabular-nums">
      <IconButton label={t.document.keys.previousPage} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft aria-hidden className="size-4" />
      </IconButton>
      <span aria-live="polite">{t.document.pageOf(page, pageCount, null)}</span>
      <IconButton
        label={t.document.keys.nextPage}
        disabled={page >= pageCount}
        onClick={() => onPage(page + 1)}
      >
        <ChevronRight aria-hidden className="size-4" />
      </IconButton>
      <span aria-hidden className="mx-1 h-5 w-px bg-line" />
      <IconButton label={t.document.zoomOut} onClick={() => onZoom(-1)}>
        <ZoomOut aria-hidden className="size-4" />
      </IconButton>
      <span className="min-w-12 text-center">{t.document.zoomNow(percent)}</span>
      <IconButton label={t.document.zoomIn} onClick={() => onZoom(1)}>
        <ZoomIn aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t.document.fitWidth} onClick={onFit} aria-pressed={isFitted}>
        <MoveHorizontal aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
