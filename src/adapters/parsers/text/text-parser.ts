import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeUtf8 } from "../../shared/decode-utf8.ts";
import { markedInvisible } from "../shared/invisible-characters.ts";
import { requireAtMost } from "../shared/require-at-most.ts";

/** Plain text: the canonical text is the file's own. */
export const textParser: DocumentParser = {
  id: "text",
  version: "1",
  extensions: [".txt", ".text", ".log"],
  mediaType: "text/plain",
  parse({ bytes, maxCharacters }) {
    const text = decodeUtf8(bytes);
    requireAtMost(text, maxCharacters);
    return { text, headings: [], pages: [], hidden: markedInvisible(text) };
  },
};
