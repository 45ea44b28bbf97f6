import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeText } from "../shared/decode-text.ts";

/** Records, one JSON value a line: each a line of text, every value after its key. */
export const jsonLinesParser: DocumentParser = {
  id: "json-lines",
  version: "2",
  extensions: [".jsonl", ".ndjson"],
  mediaType: "application/jsonl",
  async parse({ bytes, maxCharacters }) {
    const { text, notices } = decodeText(bytes);
    const { readRecords } = await import("./read-records.ts");
    const read = readRecords(text, maxCharacters);
    return { ...read, notices: [...notices, ...read.notices] };
  },
};
