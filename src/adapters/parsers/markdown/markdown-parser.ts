import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeText } from "../shared/decode-text.ts";
import { markedInvisible } from "../shared/invisible-characters.ts";
import { requireAtMost } from "../shared/require-at-most.ts";
import { markdownComments } from "./markdown-comments.ts";
import { markdownHeadings } from "./markdown-headings.ts";
import { hiddenInMarkdown } from "./markdown-html.ts";
import { unusedDefinitions } from "./unused-definitions.ts";
import { withoutCode } from "./without-code.ts";

/** Markdown: the canonical text is the file's own, marks included, so that gold offsets are the file's. */
export const markdownParser: DocumentParser = {
  id: "markdown",
  version: "3",
  extensions: [".md", ".markdown", ".mdown", ".mdx"],
  mediaType: "text/markdown",
  async parse({ bytes, maxCharacters }) {
    const decoded = decodeText(bytes);
    const { text } = decoded;
    requireAtMost(text, maxCharacters);
    const comments = markdownComments(text);
    const prose = withoutCode(
      text,
      comments.flatMap(({ span }) => (span === undefined ? [] : [span])),
    );
    const html = await hiddenInMarkdown(prose);
    const hidden = [...markedInvisible(text), ...comments, ...unusedDefinitions(prose), ...html.hidden];
    const notices = [...decoded.notices, ...html.notices];
    return {
      text,
      headings: markdownHeadings(text),
      pages: [],
      hidden,
      ...(notices.length === 0 ? {} : { notices }),
    };
  },
};
