import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeUtf8 } from "../../shared/decode-utf8.ts";
import { markedInvisible } from "../shared/invisible-characters.ts";
import { requireAtMost } from "../shared/require-at-most.ts";
import { markdownHeadings } from "./markdown-headings.ts";

/** Markdown: the canonical text is the file's own, marks included, so that gold offsets are the file's. */
export const markdownParser: DocumentParser = {
  id: "markdown",
  version: "1",
  extensions: [".md", ".markdown", ".mdown", ".mdx"],
  mediaType: "text/markdown",
  parse({ bytes, maxCharacters }) {
    const text = decodeUtf8(bytes);
    requireAtMost(text, maxCharacters);
    return { text, headings: markdownHeadings(text), pages: [], hidden: markedInvisible(text) };
  },
};
