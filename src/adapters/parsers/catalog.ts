import type { DocumentParser } from "../../ports/document-parser.ts";
import { calendarParser } from "./calendar/calendar-parser.ts";
import { csvParser } from "./csv/csv-parser.ts";
import { docxParser } from "./docx/docx-parser.ts";
import { epubParser } from "./epub/epub-parser.ts";
import { htmlParser } from "./html/html-parser.ts";
import { jsonLinesParser } from "./json-lines/json-lines-parser.ts";
import { mailParser } from "./mail/mail-parser.ts";
import { mboxParser } from "./mbox/mbox-parser.ts";
import { markdownParser } from "./markdown/markdown-parser.ts";
import { pdfParser } from "./pdf/pdf-parser.ts";
import { pptxParser } from "./pptx/pptx-parser.ts";
import { textParser } from "./text/text-parser.ts";
import { xlsxParser } from "./xlsx/xlsx-parser.ts";

/** Every parser. What they need is loaded when they parse. */
export const documentParsers: readonly DocumentParser[] = [
  textParser,
  markdownParser,
  pdfParser,
  htmlParser,
  docxParser,
  pptxParser,
  xlsxParser,
  epubParser,
  csvParser,
  jsonLinesParser,
  mailParser,
  mboxParser,
  calendarParser,
];

export function parserForMediaType(mediaType: string): DocumentParser | undefined {
  return documentParsers.find((parser) => parser.mediaType === mediaType);
}
