import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeUtf8 } from "../../shared/decode-utf8.ts";

/** Plain text: the canonical text is the file's own. */
export const textParser: DocumentParser = {
  id: "text",
  version: "1",
  extensions: [".txt", ".text", ".log"],
  mediaType: "text/plain",
  parse: ({ bytes }) => ({ text: decodeUtf8(bytes), headings: [], pages: [] }),
};
