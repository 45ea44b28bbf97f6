import { expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { markdownParser } from "./markdown-parser.ts";

const encoder = new TextEncoder();
const text = "---\ntitle: Häfen\n---\n# Häfen 海港 🙂\n\nText.\n\nBecken\n------\n";

describeDocumentParser({
  name: "markdown",
  make: () => markdownParser,
  example: { bytes: encoder.encode(text), text },
  traits: { plainText: true },
});

test("gives headings with their places in the canonical text", async () => {
  const { headings } = await markdownParser.parse({ source: "a.md", bytes: encoder.encode(`\ufeff${text}`) });
  expect(headings.map(({ level, title, start, end }) => [level, title, text.slice(start, end)])).toEqual([
    [1, "Häfen 海港 🙂", "# Häfen 海港 🙂"],
    [2, "Becken", "Becken\n------"],
  ]);
});
