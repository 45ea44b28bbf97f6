import type { DocumentQuery, DocumentView } from "../../contracts/api/document.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Heading } from "../../contracts/source.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { cutDocument } from "../documents/cut-document.ts";
import { documentBlocks } from "../documents/document-blocks.ts";
import { openDocument, type OpenDocumentOptions, type OpenedDocument } from "../documents/open-document.ts";
import { withinWindow } from "../documents/within-window.ts";
import type { Workspace } from "../workspace.ts";

/** More text than a page can show at once is read piece by piece. */
const mostCharacters = 500_000;
const mostHeadings = 1000;

/** A window of a document's text with what lies over it. */
export async function showDocument(
  workspace: Workspace,
  config: LoadedConfig,
  query: DocumentQuery,
  { listed, signal }: Pick<OpenDocumentOptions, "listed" | "signal">,
): Promise<DocumentView> {
  const { source, run } = query;
  const opened = await openDocument(workspace, config, { source, run, listed, signal });
  const { document, gold, citations, notices } = opened;
  const { text, headings, mediaType, places = [], pages = [] } = document;
  const window = windowOf(opened, query);
  const cut = await cutDocument(workspace, config, opened, { asked: query, listed, signal });
  const chunks = cut.map(({ start, end }, index) => ({ start, end, index }));
  return {
    source: document.source,
    run: opened.run,
    mediaType: mediaType ?? null,
    version: opened.version,
    language: document.language,
    characters: text.length,
    window,
    text: text.slice(window.start, window.end),
    headings: outlineOf(headings, window),
    pages: [...pages],
    pageCount: document.pageCount ?? null,
    places: withinWindow(places, window),
    blocks: documentBlocks(document, window),
    regions: withinWindow(document.regions, window),
    chunks: withinWindow(chunks, window),
    gold: withinWindow(gold, window),
    citations: withinWindow(citations, window),
    counts: {
      headings: headings.length,
      places: places.length,
      chunks: chunks.length,
      gold: gold.length,
      citations: citations.length,
    },
    notices,
  };
}

/** As many ranks as an outline can show; the window's own headings are always among them. */
function outlineOf(headings: readonly Heading[], window: Span): Heading[] {
  let deepest = 0;
  for (let shown = 0; deepest < 6; deepest++) {
    shown += headings.filter(({ level }) => level === deepest + 1).length;
    if (shown > mostHeadings) break;
  }
  const inWindow = new Set(withinWindow(headings, window));
  return headings.filter((heading) => heading.level <= deepest || inWindow.has(heading));
}

function windowOf(
  { document: { source, text, pages = [], pageCount } }: OpenedDocument,
  { start, end, page }: Pick<DocumentQuery, "start" | "end" | "page">,
): Span {
  if (page !== undefined) {
    const found = pages.find(({ number }) => number === page);
    if (found === undefined) throw unknownPage(source, page, pageCount ?? pages.at(-1)?.number);
    return { start: found.start, end: Math.min(found.end, found.start + mostCharacters) };
  }
  const from = Math.min(start, text.length);
  return {
    start: from,
    end: Math.max(from, Math.min(end ?? text.length, text.length, from + mostCharacters)),
  };
}

/** @param count of its pages; undefined where it has none */
export function unknownPage(source: string, page: number, count: number | undefined): AppError {
  return new AppError("source.unknown", {
    message:
      count === undefined
        ? `${source} has no pages.`
        : page > count
          ? `${source} has ${count === 1 ? "one page" : `${count} pages`}, and no page ${page}.`
          : `Page ${page} of ${source} has no text.`,
    hint: count === undefined ? "Ask for it by start and end." : "Ask for another page.",
  });
}
