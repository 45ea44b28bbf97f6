import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeText } from "../shared/decode-text.ts";

/** Tables as text: each row a line, each cell after the name of its column. Formulas are text like any other. */
export const csvParser: DocumentParser = {
  id: "csv",
  version: "2",
  extensions: [".csv", ".tsv"],
  mediaType: "text/csv",
  async parse({ bytes, maxCharacters }) {
    const { text, notices } = decodeText(bytes);
    const { readTable } = await import("./read-table.ts");
    const read = readTable(text, maxCharacters);
    return { ...read, notices: [...notices, ...read.notices] };
  },
};
