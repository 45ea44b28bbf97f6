import type { PreparedDocument } from "../../src/contracts/chunk.ts";
import { markdownHeadings } from "../../src/adapters/parsers/markdown/markdown-headings.ts";

/** A Markdown text as chunkers see it: its headings found, nothing cleaned away. */
export function preparedDocument(text: string, source = "page.md"): PreparedDocument {
  return {
    source,
    text,
    language: "en",
    headings: markdownHeadings(text),
    regions: [{ start: 0, end: text.length }],
  };
}
