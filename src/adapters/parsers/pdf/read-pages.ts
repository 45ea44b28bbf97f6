import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { areaOf } from "./box.ts";
import { describePage } from "./describe-page.ts";
import { hiddenPassages } from "./hidden-passages.ts";
import { seenAndHidden } from "./invisible-text.ts";
import { openPdf } from "./open-pdf.ts";
import { pageBlocks } from "./page-blocks.ts";
import { paintPage } from "./paint-page.ts";
import type { PaintedPage } from "./painted-page.ts";
import { maxPages, pdfError, tooManyPages } from "./pdf-errors.ts";
import type { PrintedPage } from "./printed-page.ts";
import { requireBounded } from "./require-bounded.ts";
import { linesOf } from "./text-block.ts";
import { withoutPictures } from "./without-pictures.ts";

/** Fonts and other things that pages share are let go after so many pages, so that memory does not grow with the file. */
const pagesBetweenCleaning = 64;

/** The pages of a PDF one after the other: each is given before the next is looked at. */
export async function* readPages(bytes: Uint8Array): AsyncGenerator<PrintedPage> {
  await requireBounded(bytes);
  const { document, close } = await openPdf(withoutPictures(bytes));
  try {
    yield* pagesOf(document);
  } finally {
    await close();
  }
}

export async function* pagesOf(document: PDFDocumentProxy): AsyncGenerator<PrintedPage> {
  if (document.numPages === 0) throw pdfError("no-pages");
  if (document.numPages > maxPages) throw tooManyPages(document.numPages);
  const { OPS } = await import("unpdf/pdfjs");
  const operatorNames: string[] = [];
  for (const [name, code] of Object.entries(OPS)) operatorNames[code] = name;
  const layers = await document.getOptionalContentConfig({ intent: "display" });
  const labels = await printedLabels(document);
  for (let number = 1; number <= document.numPages; number += 1) {
    const label = labels?.[number - 1];
    const page = await pageAt(document, number, operatorNames, layers);
    yield label === undefined || label === "" || label === String(number) ? page : { ...page, label };
    if (number % pagesBetweenCleaning === 0) await document.cleanup();
  }
}

/** A file whose labels are damaged has none: its pages still have their numbers. */
async function printedLabels(document: PDFDocumentProxy): Promise<string[] | undefined> {
  try {
    return (await document.getPageLabels()) ?? undefined;
  } catch {
    return undefined;
  }
}

type Layers = Awaited<ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>>;

async function pageAt(
  document: PDFDocumentProxy,
  number: number,
  operatorNames: readonly string[],
  layers: Layers,
): Promise<PrintedPage> {
  let painted: PaintedPage;
  try {
    const page = await document.getPage(number);
    painted = paintPage(await describePage(page, operatorNames, layers));
    page.cleanup();
  } catch {
    return {
      number,
      width: 612,
      height: 792,
      blocks: [],
      hidden: [],
      state: "damaged",
      pictured: false,
      unreadable: 0,
    };
  }
  const { seen, hidden, recognised } = seenAndHidden(painted);
  const blocks = pageBlocks(seen, painted);
  const pictured = isPictured(painted);
  const withText = recognised ? "recognised" : "read";
  return {
    number,
    width: painted.width,
    height: painted.height,
    blocks,
    hidden: [...hiddenPassages(hidden), ...blocks.flatMap(linesOf).flatMap(({ taken }) => taken)],
    state: blocks.length > 0 ? withText : withoutText({ pictured }),
    pictured,
    unreadable: painted.unreadable,
  };
}

/** The state of a page on which there is nothing to read. */
export function withoutText({ pictured }: Pick<PrintedPage, "pictured">): PrintedPage["state"] {
  return pictured ? "picture" : "blank";
}

function isPictured({ areas, width, height }: PaintedPage): boolean {
  const pictures = areas.filter(({ kind }) => kind === "picture");
  return pictures.reduce((sum, { box }) => sum + areaOf(box), 0) > 0.05 * width * height;
}
