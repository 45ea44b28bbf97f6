import type { DocumentParser } from "../../ports/document-parser.ts";
import { htmlParser } from "./html/html-parser.ts";
import { markdownParser } from "./markdown/markdown-parser.ts";
import { textParser } from "./text/text-parser.ts";

/** Every parser. What they need is loaded when they parse. */
export const documentParsers: readonly DocumentParser[] = [htmlParser, markdownParser, textParser];

export function parserForMediaType(mediaType: string): DocumentParser | undefined {
  return documentParsers.find((parser) => parser.mediaType === mediaType);
}
