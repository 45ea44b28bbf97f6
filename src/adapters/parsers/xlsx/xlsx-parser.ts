import type { DocumentParser } from "../../../ports/document-parser.ts";

/** Excel workbooks. The binary formats are taken too, to say what to do with them. */
export const xlsxParser: DocumentParser = {
  id: "xlsx",
  version: "2",
  extensions: [".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb"],
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  async parse(request) {
    const { readXlsx } = await import("./read-xlsx.ts");
    return readXlsx(request);
  },
};
