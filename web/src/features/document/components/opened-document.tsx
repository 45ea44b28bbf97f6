import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { buttonStyle } from "../../../design/button.tsx";
import { Notice } from "../../../design/notices.tsx";
import { Page } from "../../../design/page.tsx";
import { Panel } from "../../../design/panel.tsx";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import { PassageOnPage } from "../../../passages/passage-on-page.tsx";
import { fileAddress, presentQuery, windowQuery } from "../../../passages/passage-queries.ts";
import { nextZoom } from "../../../passages/prepare/page-scale.ts";
import { windowAt, windowCharacters } from "../../../passages/prepare/pieces.ts";
import { pagesAreDrawn } from "../../../passages/prepare/pages-are-drawn.ts";
import { announcement } from "../prepare/announcement.ts";
import { chosenPassage } from "../prepare/chosen-passage.ts";
import { cutFigures } from "../prepare/cut-figures.ts";
import { neighbourChunk } from "../prepare/neighbour-chunk.ts";
import { chosenOf, cutOf, layersOf, withSwitched } from "../prepare/read-address.ts";
import { shownLayers } from "../prepare/shown-layers.ts";
import { ChosenPanel } from "./chosen-panel.tsx";
import { ContentsList } from "./contents-list.tsx";
import { CutPanel } from "./cut-panel.tsx";
import { LayerSwitches } from "./layer-switches.tsx";
import { MarksList } from "./marks-list.tsx";
import { PageTools } from "./page-tools.tsx";
import { RunSelect } from "./run-select.tsx";
import { ViewSwitch } from "./view-switch.tsx";

const ownCut = {};
const route = getRouteApi("/document");
type Search = ReturnType<typeof route.useSearch>;

/** One document, as the folder holds it now or as a run saw it. */
export function OpenedDocument({ source }: { source: string }): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { run, start, end, question } = search;
  const [percent, setPercent] = useState(100);
  const change = (next: Partial<Search>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });

  const written = JSON.stringify(cutOf(search));
  const cut = useMemo(() => JSON.parse(written) as ReturnType<typeof cutOf>, [written]);
  const isOther = written !== "{}";
  const layers = useMemo(() => {
    const all = new Set(layersOf(search.layers));
    if (!isOther) all.delete("before");
    return all;
  }, [search.layers, isOther]);
  const chosen = useMemo(() => chosenOf({ start, end }), [start, end]);
  const choose = (span: { start: number; end: number } | null): void =>
    change(span === null ? { start: undefined, end: undefined } : { start: span.start, end: span.end });

  const address = { source, run };
  const now = useQuery(windowQuery(address));
  const other = useQuery({ ...windowQuery(address, cut), enabled: isOther });
  const present = useQuery({ ...presentQuery(source), enabled: run !== undefined });
  const usedCut = other.isError ? ownCut : cut;
  const view = (isOther ? other.data : now.data) ?? now.data;
  const drawsPages = view !== undefined && pagesAreDrawn(view, run === undefined ? view : present.data);
  const showsPages = drawsPages && search.view !== "text";
  // Of a long document, the windows that hold the two ends of what is chosen.
  const at = useQuery(windowQuery(address, usedCut, windowAt(chosen?.start ?? 0)));
  const behind = useQuery(windowQuery(address, usedCut, windowAt(chosen?.end ?? 0)));
  const passage = at.data === undefined || chosen === null ? null : chosenPassage(at.data, chosen);
  const isPart = (now.data?.characters ?? 0) > windowCharacters;
  const pageCount = view?.pageCount ?? 0;
  const page = search.page ?? passage?.page ?? 1;

  /** Chosen from elsewhere: the page that it begins on comes in sight. What is pointed at on a page is in sight already. */
  const goTo = (span: { start: number; end: number }): void => {
    const begins = view?.pages.findLast((one) => one.start <= span.start);
    change({ start: span.start, end: span.end, page: begins?.number });
  };
  const goToPage = (next: number): void => {
    if (next >= 1 && next <= pageCount) change({ page: next });
  };
  const toNeighbour = (step: 1 | -1): void => {
    const near = step === 1 ? behind.data : at.data;
    const next = near === undefined ? null : neighbourChunk(near.chunks, chosen, step);
    if (next !== null) goTo(next);
  };
  const zoomBy = (direction: 1 | -1): void => change({ zoom: nextZoom(percent, direction) });
  useKeys([
    { key: "j", label: t.document.keys.next, run: () => toNeighbour(1) },
    { key: "k", label: t.document.keys.previous, run: () => toNeighbour(-1) },
    ...(drawsPages
      ? [
          { key: "]", label: t.document.keys.nextPage, run: () => goToPage(page + 1) },
          { key: "[", label: t.document.keys.previousPage, run: () => goToPage(page - 1) },
          { key: "+", label: t.document.keys.larger, run: () => zoomBy(1) },
          { key: "-", label: t.document.keys.smaller, run: () => zoomBy(-1) },
          { key: "0", label: t.document.keys.fit, run: () => change({ zoom: undefined }) },
          {
            key: "v",
            label: t.document.keys.view,
            run: () => change({ view: showsPages ? "text" : "page" }),
          },
        ]
      : []),
    { key: "Escape", label: t.document.keys.clear, run: () => choose(null) },
  ]);

  return (
    <Page
      title={source}
      lead={
        view === undefined
          ? t.document.lead
          : [
              t.document.size(view.characters),
              ...(view.pageCount === null ? [] : [t.document.pages(view.pageCount)]),
              t.document.chunks(view.counts.chunks),
            ].join(" · ")
      }
      actions={
        <>
          <RunSelect run={run} onChange={(next) => change({ run: next })} />
          {(run === undefined ? !now.isError : present.data !== null) && (
            <a href={fileAddress(source)} target="_blank" rel="noreferrer" className={buttonStyle({})}>
              {t.document.original}
            </a>
          )}
        </>
      }
    >
      <p role="status" className="sr-only">
        {passage === null || view === undefined ? "" : announcement(passage, view.counts.chunks)}
      </p>
      {run !== undefined && present.data === null && <Notice tone="warning">{t.document.removed}</Notice>}
      {run !== undefined &&
        view?.version !== undefined &&
        present.data !== undefined &&
        present.data !== null &&
        view.version !== present.data.version && <Notice tone="warning">{t.document.changed}</Notice>}
      {question !== undefined && (
        <Notice>
          {t.document.onlyQuestion(question)}{" "}
          <button
            type="button"
            className="min-h-6 underline underline-offset-4"
            onClick={() => change({ question: undefined })}
          >
            {t.document.allQuestions}
          </button>
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        {view !== undefined && (
          <LayerSwitches
            shown={shownLayers(view, now.data, { run, isOther, showsPages })}
            layers={layers}
            onSwitch={(name) => change({ layers: withSwitched(layersOf(search.layers), name) })}
          />
        )}
        {drawsPages && (
          <div className="flex flex-wrap items-center gap-2">
            {showsPages && (
              <PageTools
                page={page}
                pageCount={pageCount}
                percent={percent}
                isFitted={search.zoom === undefined}
                onPage={goToPage}
                onZoom={zoomBy}
                onFit={() => change({ zoom: undefined })}
              />
            )}
            <ViewSwitch
              value={showsPages ? "page" : "text"}
              onChange={(next) => change({ view: next === "page" ? undefined : next })}
            />
          </div>
        )}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <PassageOnPage
          source={source}
          run={run}
          // Where it cannot be cut so, it stays as it is; beside it stands why.
          cut={usedCut}
          layers={layers}
          question={question}
          chosen={chosen}
          onChoose={choose}
          view={search.view}
          page={search.page}
          zoom={search.zoom ?? null}
          height="h-[70dvh] lg:h-[calc(100dvh-14rem)] lg:min-h-96"
          onPage={(next) => change({ page: next })}
          onShown={setPercent}
        />
        <div className="flex min-w-0 flex-col gap-4 lg:max-h-[calc(100dvh-14rem)] lg:min-h-96 lg:overflow-y-auto">
          <ChosenPanel
            passage={passage}
            chunks={view?.counts.chunks ?? 0}
            run={run}
            onClear={() => choose(null)}
          />
          <CutPanel
            cut={cut}
            now={now.data === undefined ? null : cutFigures(now.data)}
            choice={other.data === undefined ? null : cutFigures(other.data)}
            fault={other.error}
            isPart={isPart}
            run={run}
            onCut={change}
          />
          {view !== undefined && (
            <Panel title={t.document.marks}>
              <MarksList view={view} chosen={chosen} onChoose={goTo} />
              {isPart && <p className="mt-1 text-tiny text-ink-faint">{t.document.ofFirstWindow}</p>}
            </Panel>
          )}
          {view !== undefined && view.headings.length > 1 && (
            <Panel title={t.document.contents}>
              <ContentsList headings={view.headings} onChoose={goTo} />
            </Panel>
          )}
        </div>
      </div>
    </Page>
  );
}
