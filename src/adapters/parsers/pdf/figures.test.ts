import { expect, test } from "vitest";
import { pdfParser } from "./pdf-parser.ts";
import { pdfOf, picture, printed, printedLines } from "./pdf.fixture.ts";

const parse = async (content: string) =>
  pdfParser.parse({ source: "x.pdf", bytes: pdfOf({ pages: [content] }) });
const prose = printedLines(
  ["The boiler room lies below the kitchen and is reached", "through the yard, where the key hangs."],
  72,
  100,
);

test("labels over a picture are one paragraph where it stands, each with its box", async () => {
  const { text, layout } = await parse(
    prose + picture(72, 150, 300, 200) + printed("Pump", 90, 200) + printed("Valve", 250, 260),
  );
  const labels = text.indexOf("Figure");
  expect(text.slice(labels)).toBe("Figure: Pump, Valve");
  const boxes = layout?.pages[0]?.boxes ?? [];
  expect([boxes.slice(12, 16), boxes.slice(18, 22)]).toEqual([
    [labels, labels + 12, 90, 192.82],
    [labels + 14, labels + 19, 250, 252.82],
  ]);
});

test("sentences over a picture are paragraphs", async () => {
  const over = printedLines(
    ["The pump is to be seen on the left of this picture, the", "valve on its right."],
    80,
    200,
  );
  const { text } = await parse(picture(72, 150, 400, 200) + over);
  expect(text).toBe("The pump is to be seen on the left of this picture, the valve on its right.");
});

test("a title over a picture is a heading", async () => {
  const over = printed("House manual", 90, 200, { size: 24 }) + printed("2026", 90, 260);
  const { headings } = await parse(picture(72, 150, 400, 200) + over + printedLines(["Some text."], 72, 400));
  expect(headings.map(({ title }) => title)).toEqual(["House manual"]);
});
