import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { textParser } from "./text-parser.ts";

const text = "# Not a heading\r\n\r\nHäfen 海港 🙂\n";

describeDocumentParser({
  name: "text",
  make: () => textParser,
  example: { bytes: new TextEncoder().encode(text), text },
  traits: { plainText: true },
});
