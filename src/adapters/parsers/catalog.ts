import type { DocumentParser } from "../../ports/document-parser.ts";
import { markdownParser } from "./markdown/markdown-parser.ts";
import { textParser } from "./text/text-parser.ts";

/** Every parser. The first whose extension matches takes the file. */
export const documentParsers: readonly DocumentParser[] = [markdownParser, textParser];

export function parserForName(source: string): DocumentParser | undefined {
  const name = source.toLowerCase();
  return documentParsers.find((parser) => parser.extensions.some((extension) => name.endsWith(extension)));
}
