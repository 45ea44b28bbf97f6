import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeText } from "../shared/decode-text.ts";
import { markedInvisible } from "../shared/invisible-characters.ts";
import { requireAtMost } from "../shared/require-at-most.ts";
import { markdownComments } from "./markdown-comments.ts";
import { markdownHeadings } from "./markdown-headings.ts";

/** Markdown: the canonical text is the file's own, marks included, so that gold offsets are the file's. */
export const markdownParser: DocumentParser = {
  id: "markdown",
  version: "2",
  extensions: [".md", ".markdown", ".mdown", ".mdx"],
  mediaType: "text/markdown",
  parse({ bytes, maxCharacters }) {
    const { text, notices } = decodeText(bytes);
    requireAtMost(text, maxCharacters);
    const hidden = [...markedInvisible(text), ...markdownComments(text)];
    return {
      text,
      headings: markdownHeadings(text),
      pages: [],
      hidden,
      ...(notices.length === 0 ? {} : { notices }),
    };
  },
};
