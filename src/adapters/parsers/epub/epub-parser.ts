import type { DocumentParser } from "../../../ports/document-parser.ts";

/** Books, chapter by chapter in reading order. */
export const epubParser: DocumentParser = {
  id: "epub",
  version: "2",
  extensions: [".epub"],
  mediaType: "application/epub+zip",
  async parse(request) {
    const { readEpub } = await import("./read-epub.ts");
    return readEpub(request);
  },
};
