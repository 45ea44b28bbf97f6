import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { expect, test } from "vitest";
import { openPdf } from "./open-pdf.ts";
import { pdfOf, printed } from "./pdf.fixture.ts";
import { pagesOf, readPages } from "./read-pages.ts";
import { linesOf } from "./text-block.ts";

const longFile = pdfOf({
  pages: Array.from({ length: 500 }, (_, at) => printed(`This is page ${at + 1}.`, 72, 100)),
});

test("gives the first pages of a long file before the others are asked for", async () => {
  const { document, close } = await openPdf(longFile);
  const asked: number[] = [];
  const texts: string[] = [];
  for await (const { blocks } of pagesOf(noting(document, asked))) {
    texts.push(...blocks.flatMap(linesOf).map((line) => line.text));
    if (texts.length === 2) break;
  }
  await close();
  expect([texts, asked]).toEqual([
    ["This is page 1.", "This is page 2."],
    [1, 2],
  ]);
});

test("closes the file when its reader stops early", async () => {
  const pages = readPages(longFile);
  expect((await pages.next()).value).toMatchObject({ number: 1, state: "read" });
  expect(await pages.return(undefined)).toEqual({ done: true, value: undefined });
  expect(await pages.next()).toEqual({ done: true, value: undefined });
});

test("gives every page in order", async () => {
  const numbers: number[] = [];
  for await (const { number } of readPages(longFile)) numbers.push(number);
  expect(numbers).toEqual(Array.from({ length: 500 }, (_, at) => at + 1));
});

/** The document, noting which pages are asked for. */
function noting(document: PDFDocumentProxy, asked: number[]): PDFDocumentProxy {
  return new Proxy(document, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        if (key === "getPage") asked.push(given[0] as number);
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}
