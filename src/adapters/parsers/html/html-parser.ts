import type { DocumentParser } from "../../../ports/document-parser.ts";

/** Web pages as saved or fetched: their main text. Nothing they name is loaded and no script runs. */
export const htmlParser: DocumentParser = {
  id: "html",
  version: "2",
  extensions: [".html", ".htm", ".xhtml"],
  mediaType: "text/html",
  async parse(request) {
    const { readHtml } = await import("./read-html.ts");
    return readHtml(request);
  },
};
