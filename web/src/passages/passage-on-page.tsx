import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { lazyPart } from "../api/lazy-part.ts";
import { EmptyState, ErrorNotice, Loading, Notice } from "../design/notices.tsx";
import * as t from "../messages/messages.ts";
import { DocumentText } from "./document-text.tsx";
import type { DrawnDocument } from "./drawn-document.ts";
import { presentQuery, windowQuery } from "./passage-queries.ts";
import type { CitedOnPage } from "./pdf/pdf-page.tsx";
import { pagesAreDrawn } from "./prepare/pages-are-drawn.ts";

const watchMilliseconds = 10_000;

const PdfPages = lazyPart(() => import("./pdf/pdf-pages.tsx"), "PdfPages");

/**
 * A document with what lies over it, as its pages are printed where they can be drawn, else as its text. It opens at the chosen
 * passage.
 */
export function PassageOnPage({
  view = "page",
  page,
  zoom = null,
  placed = [],
  height,
  onPage,
  onShown,
  ...drawn
}: DrawnDocument & {
  /** What is wanted; text is shown where there are no pages to draw. */
  view?: "page" | "text" | undefined;
  /** From 1; that of the chosen passage where absent. */
  page?: number | undefined;
  zoom?: number | null;
  placed?: readonly CitedOnPage[];
  height?: string;
  onPage?: (page: number) => void;
  onShown?: (percent: number) => void;
}): ReactNode {
  const { source, cut, chosen } = drawn;
  const [undrawn, setUndrawn] = useState<{ source: string; why: string } | null>(null);
  const isOfRun = drawn.run !== undefined;
  const query = useQuery({
    ...windowQuery(drawn, cut),
    // What the folder holds may become another while it is looked at; what a run read never does.
    refetchInterval: isOfRun ? false : watchMilliseconds,
  });
  const present = useQuery({ ...presentQuery(source), enabled: isOfRun });
  const { data } = query;
  const retry = (): void => void query.refetch();
  if (data === undefined) {
    return query.isError ? (
      <ErrorNotice error={query.error} onRetry={retry} />
    ) : (
      <Loading what={t.document.reading} />
    );
  }
  if (isOfRun && present.isPending && data.pageCount !== null) return <Loading what={t.document.reading} />;
  const tall = height === undefined ? {} : { height };
  const chosenPage =
    chosen === null ? undefined : data.pages.findLast(({ start }) => start <= chosen.start)?.number;
  const wantsPages = view === "page" && pagesAreDrawn(data, isOfRun ? present.data : data);
  const failed = undrawn?.source === source ? undrawn : null;
  const drawsPages = wantsPages && failed === null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {query.isError && <ErrorNotice error={query.error} onRetry={retry} />}
      {data.notices.map((notice) => (
        <Notice key={notice}>{notice}</Notice>
      ))}
      {wantsPages && failed !== null && <Notice tone="warning">{t.document.notDrawn(failed.why)}</Notice>}
      {drawsPages ? (
        <Suspense fallback={<Loading what={t.document.drawingTools} />}>
          <PdfPages
            key={`${source} ${data.version}`}
            drawn={drawn}
            placed={placed}
            page={page ?? chosenPage ?? 1}
            zoom={zoom}
            onPage={onPage}
            onFailed={(why) => setUndrawn({ source, why })}
            onShown={onShown}
            {...tall}
          />
        </Suspense>
      ) : data.characters === 0 ? (
        <EmptyState title={t.document.noText} hint={t.document.noTextHint} />
      ) : (
        <DocumentText
          key={`${source} ${drawn.run}`}
          first={data}
          place={page === undefined ? undefined : data.pages.find(({ number }) => number >= page)?.start}
          {...drawn}
          {...tall}
        />
      )}
    </div>
  );
}
