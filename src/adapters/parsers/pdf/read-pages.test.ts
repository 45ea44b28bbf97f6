import { expect, test } from "vitest";
import { pdfOf, printed } from "./pdf.fixture.ts";
import { readPages } from "./read-pages.ts";
import { linesOf } from "./text-block.ts";

const longFile = pdfOf({
  pages: Array.from({ length: 500 }, (_, at) =>
    // Were a later page read before it is asked for, it would be the one that is damaged.
    printed(`This is page ${at + 1}.`, 72, 100),
  ),
});

test("gives the first pages of a long file without reading the others", async () => {
  const pages = readPages(longFile);
  const texts: string[] = [];
  for await (const { blocks } of pages) {
    texts.push(...blocks.flatMap(linesOf).map((line) => line.text));
    if (texts.length === 2) break;
  }
  expect(texts).toEqual(["This is page 1.", "This is page 2."]);
  expect(await pages.next()).toEqual({ done: true, value: undefined });
});

test("gives every page in order", async () => {
  const numbers: number[] = [];
  for await (const { number } of readPages(longFile)) numbers.push(number);
  expect(numbers).toEqual(Array.from({ length: 500 }, (_, at) => at + 1));
});
