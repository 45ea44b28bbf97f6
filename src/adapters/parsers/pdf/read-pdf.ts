import type { PDFDocumentProxy } from "unpdf/pdfjs";
import type { ParsedText, ParseRequest } from "../../../ports/document-parser.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { attachmentsOf } from "./attachments.ts";
import { headingLevels } from "./heading-levels.ts";
import { lineJoining } from "./line-joining.ts";
import { namedRows } from "./named-rows.ts";
import { openPdf } from "./open-pdf.ts";
import { type OutlineEntry, outlineOf } from "./outline.ts";
import { pageNotices } from "./page-notices.ts";
import { pdfError } from "./pdf-errors.ts";
import type { PrintedLine } from "./printed-line.ts";
import type { PrintedPage } from "./printed-page.ts";
import { pagesOf, withoutText } from "./read-pages.ts";
import { requireBounded } from "./require-bounded.ts";
import { runningLines } from "./running-lines.ts";
import { linesOf, type PageBlock } from "./text-block.ts";
import { withoutPictures } from "./without-pictures.ts";
import { writePages } from "./write-pages.ts";

export async function readPdf({ bytes, maxCharacters, progress }: ParseRequest): Promise<ParsedText> {
  await requireBounded(bytes);
  const { document, close } = await openPdf(withoutPictures(bytes));
  try {
    const pages: PrintedPage[] = [];
    for await (const page of pagesOf(document)) {
      pages.push(page);
      progress?.(page.number, document.numPages, "pages");
    }
    const { outline, notices: outlineNotices } = await outlineOrNotice(document);
    const attachments = await attachmentsOf(document, bytes);
    if (attachments.parts.length === 0 && pages.every(({ state }) => state === "damaged"))
      throw pdfError("damaged");
    const running = runningLines(pages);
    const kept = namedRows(pages.map((page) => withoutLines(page, running)));
    const text = canonicalText(maxCharacters);
    const joining = lineJoining(
      kept.flatMap(({ blocks }) => blocks.flatMap(linesOf)).map((line) => line.text),
    );
    const headings = headingLevels(
      kept.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "text")),
      outline,
    );
    const written = writePages(kept, text, joining, headings);
    const changed = pages.filter(({ blocks }) => blocks.flatMap(linesOf).some((line) => running.has(line)));
    const { places: _none, ...result } = text.result();
    return {
      ...result,
      ...written,
      notices: [
        ...pageNotices(kept, changed.length),
        ...outlineNotices,
        ...(await formNotices(document)),
        ...attachments.notices,
      ],
      parts: attachments.parts,
    };
  } finally {
    await close();
  }
}

async function outlineOrNotice(
  document: PDFDocumentProxy,
): Promise<{ outline: OutlineEntry[]; notices: string[] }> {
  try {
    return { outline: await outlineOf(document), notices: [] };
  } catch {
    return { outline: [], notices: ["Its outline is damaged and was not used to find headings."] };
  }
}

async function formNotices(document: PDFDocumentProxy): Promise<string[]> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  return (info as { IsXFAPresent?: unknown }).IsXFAPresent === true
    ? ["It is an XFA form: only what its pages show without a form viewer is read."]
    : [];
}

function withoutLines(page: PrintedPage, left: ReadonlySet<PrintedLine>): PrintedPage {
  const blocks = page.blocks.flatMap((block): PageBlock[] => {
    if (!linesOf(block).some((line) => left.has(line))) return [block];
    if (block.kind !== "row") {
      const lines = block.lines.filter((line) => !left.has(line));
      return lines.length === 0 ? [] : [{ ...block, lines }];
    }
    return [];
  });
  // A scan under a running head or a stamp is no page that was read.
  const isEmptied = blocks.length === 0 && page.blocks.length > 0;
  return { ...page, blocks, state: isEmptied ? withoutText(page) : page.state };
}
