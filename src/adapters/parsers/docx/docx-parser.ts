import type { DocumentParser } from "../../../ports/document-parser.ts";

/** Word documents. The binary format of before 2007 is taken too, to say what to do with it. */
export const docxParser: DocumentParser = {
  id: "docx",
  version: "2",
  extensions: [".docx", ".docm", ".dotx", ".dotm", ".doc"],
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  async parse(request) {
    const { readDocx } = await import("./read-docx.ts");
    return readDocx(request);
  },
};
