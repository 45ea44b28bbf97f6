import type { DocumentParser } from "../../../ports/document-parser.ts";

/** PowerPoint presentations. The binary format of before 2007 is taken too, to say what to do with it. */
export const pptxParser: DocumentParser = {
  id: "pptx",
  version: "2",
  extensions: [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".ppt"],
  mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  async parse(request) {
    const { readPptx } = await import("./read-pptx.ts");
    return readPptx(request);
  },
};
