import type { DocumentLayout, DocumentLayoutQuery } from "../../contracts/api/document-layout.ts";
import type { Span } from "../../contracts/passage.ts";
import type { PageLayout } from "../../contracts/source.ts";
import { pageRectangles } from "../../core/text/page-rectangles.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { cutDocument } from "../documents/cut-document.ts";
import { openDocument, type OpenDocumentOptions } from "../documents/open-document.ts";
import { withinWindow } from "../documents/within-window.ts";
import type { Workspace } from "../workspace.ts";
import { unknownPage } from "./show-document.ts";

const numbersOfBox = 6;

/** Where on one page its chunks, gold and citations stand. Throws AppError "source.unknown" for a page that there is none of. */
export async function layOutPage(
  workspace: Workspace,
  config: LoadedConfig,
  query: DocumentLayoutQuery,
  { listed, signal }: Pick<OpenDocumentOptions, "listed" | "signal">,
): Promise<DocumentLayout> {
  const { source, run, page: number } = query;
  const opened = await openDocument(workspace, config, { source, run, listed, signal });
  const layout = await opened.layout();
  const count = layout === undefined || layout.pages.length === 0 ? undefined : layout.pages.length;
  const page = layout?.pages.find((one) => one.number === number);
  if (page === undefined) throw unknownPage(source, number, count);
  const cut = await cutDocument(workspace, config, opened, { asked: query, listed, signal });
  const onPage = laidOutOn(page);
  const text = opened.document.pages?.find((one) => one.number === number);
  return {
    source,
    run: opened.run,
    page: number,
    label: text?.label ?? null,
    pageCount: opened.document.pageCount ?? count ?? number,
    width: page.width,
    height: page.height,
    span: text === undefined ? null : { start: text.start, end: text.end },
    chunks: onPage(cut.map(({ start, end }, index) => ({ start, end, index }))),
    gold: onPage(opened.gold).map(({ start, end, questionId, rectangles }) => ({
      start,
      end,
      questionId,
      rectangles,
    })),
    citations: onPage(opened.citations).map(({ start, end, questionId, gold, rectangles }) => ({
      start,
      end,
      questionId,
      gold,
      rectangles,
    })),
    notices: opened.notices,
  };
}

type Rectangles = DocumentLayout["chunks"][number]["rectangles"];

/** Of spans, those that stand on the page, with their rectangles on it. */
function laidOutOn(
  page: PageLayout,
): <One extends Span>(spans: readonly One[]) => (One & { rectangles: Rectangles })[] {
  let printed: Span = { start: Infinity, end: 0 };
  for (let at = 0; at < page.boxes.length; at += numbersOfBox) {
    const [start, end] = [page.boxes[at] as number, page.boxes[at + 1] as number];
    printed = { start: Math.min(printed.start, start), end: Math.max(printed.end, end) };
  }
  return (spans) =>
    withinWindow(spans, printed)
      .map((span) => ({
        ...span,
        rectangles: pageRectangles({ pages: [page] }, span).map(({ left, top, width, height }) => ({
          left,
          top,
          width,
          height,
        })),
      }))
      .filter(({ rectangles }) => rectangles.length > 0);
}
