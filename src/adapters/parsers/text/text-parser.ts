import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeText } from "../shared/decode-text.ts";
import { markedInvisible } from "../shared/invisible-characters.ts";
import { requireAtMost } from "../shared/require-at-most.ts";

/** Plain text: the canonical text is the file's own. */
export const textParser: DocumentParser = {
  id: "text",
  version: "3",
  extensions: [".txt", ".text", ".log"],
  mediaType: "text/plain",
  parse({ bytes, maxCharacters }) {
    const { text, notices } = decodeText(bytes);
    requireAtMost(text, maxCharacters);
    return {
      text,
      headings: [],
      pages: [],
      hidden: markedInvisible(text),
      ...(notices.length === 0 ? {} : { notices }),
    };
  },
};
