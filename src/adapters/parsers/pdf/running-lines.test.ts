import { expect, test } from "vitest";
import { pdfParser } from "./pdf-parser.ts";
import { pdfOf, printed, printedLines } from "./pdf.fixture.ts";

const textOf = async (...pages: string[]) =>
  (await pdfParser.parse({ source: "x.pdf", bytes: pdfOf({ pages }) })).text;

const small = { size: 8 };
const columns = (name: string) =>
  [72, 320]
    .map((x, at) =>
      printedLines(
        [
          `${name} column ${at + 1} of the page has`,
          "some lines of its own, which",
          "say little and are set close.",
        ],
        x,
        100,
      ),
    )
    .join("");
const inOrder = (name: string) =>
  [1, 2]
    .map(
      (at) =>
        `${name} column ${at} of the page has some lines of its own, which say little and are set close.`,
    )
    .join("\n\n");

test("the parts of a running head are left out whether or not a column ends between them", async () => {
  const head = printed("Kettle 4", 72, 40, small) + printed("Operating manual", 440, 40, small);
  const foot = (number: number) =>
    printed("Edition 3", 72, 760, small) + printed(`Page ${number} of 3`, 480, 760, small);
  const across = printed("A page without columns has one line that reaches over both of them.", 72, 100);
  expect(
    await textOf(
      head + columns("First") + foot(1),
      head + across + foot(2),
      head + columns("Third") + foot(3),
    ),
  ).toBe(
    [
      inOrder("First"),
      "A page without columns has one line that reaches over both of them.",
      inOrder("Third"),
    ].join("\n\n"),
  );
});

test("two pages of three are enough for a head that stands still and apart", async () => {
  const body = (text: string) => printed(text, 72, 90);
  const head = printed("House rules", 72, 40, small);
  expect(await textOf(body("One thing."), head + body("Another."), head + body("A third."))).toBe(
    "One thing.\n\nAnother.\n\nA third.",
  );
});

test("a line that begins two pages of three, close to the text below it, is the text's", async () => {
  const begins = printedLines(["Take care of this:", "the door, the key"], 72, 60);
  const pages = [printed("One thing.", 72, 300), begins, begins];
  expect((await textOf(...pages)).match(/Take care of this:/g)?.length).toBe(2);
});

test("a file of one page loses nothing", async () => {
  const page =
    printed("Kettle 4", 72, 40, small) +
    printed("Some text.", 72, 300) +
    printed("Page 1 of 1", 72, 760, small);
  expect(await textOf(page)).toBe("Kettle 4\n\nSome text.\n\nPage 1 of 1");
});
