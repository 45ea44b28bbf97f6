import type { DocumentParser } from "../../../ports/document-parser.ts";

/** PDF: pages in reading order, with a box for every line of print. */
export const pdfParser: DocumentParser = {
  id: "pdf",
  version: "3",
  extensions: [".pdf"],
  mediaType: "application/pdf",
  holdsFiles: true,
  async parse(request) {
    const { readPdf } = await import("./read-pdf.ts");
    return readPdf(request);
  },
};
