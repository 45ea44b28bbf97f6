import { expect, test } from "vitest";
import { pdfParser } from "./pdf-parser.ts";
import { filled, pdfOf, printed, printedLines, ruled } from "./pdf.fixture.ts";

const textOf = async (...pages: string[]) =>
  (await pdfParser.parse({ source: "x.pdf", bytes: pdfOf({ pages }) })).text;

/** Two columns, each of five lines that fill it. */
const columns = (name: string, y: number) =>
  [72, 320]
    .map((x, at) =>
      printedLines(
        [
          `${name} column ${at + 1} of the page has`,
          "some lines of its own, which",
          "say little and are set close",
          "so that the column is filled",
          "until its last line ends it.",
        ],
        x,
        y,
      ),
    )
    .join("");
const column = (name: string, number: number) =>
  `${name} column ${number} of the page has some lines of its own, which say little and are set close so that the column is filled until its last line ends it.`;

const table = (y: number) =>
  [
    printed("Part", 74, y + 12) + printed("Price", 304, y + 12),
    printed("Valve", 74, y + 32) + printed("3 EUR", 304, y + 32),
    ...[y, y + 20, y + 40].map((line) => ruled(70, line, 530, line)),
    ...[70, 300, 530].map((x) => ruled(x, y, x, y + 40)),
  ].join("");

const title = (text: string, y: number) => printed(text, 72, y, { size: 13, font: "F2" });

test("a short title below two columns goes with the table over both of them", async () => {
  expect(await textOf(columns("Each", 100) + title("Spare parts", 180) + table(190))).toBe(
    [column("Each", 1), column("Each", 2), "Spare parts", "Part | Price\nValve | 3 EUR"].join("\n\n"),
  );
});

test("a title in the midst of a column stays in it", async () => {
  const content =
    columns("Each", 100) +
    title("More of it", 176) +
    printedLines(["It goes on here."], 72, 192) +
    table(240);
  expect(await textOf(content)).toBe(
    [
      column("Each", 1),
      "More of it",
      "It goes on here.",
      column("Each", 2),
      "Part | Price\nValve | 3 EUR",
    ].join("\n\n"),
  );
});

test("a table over both columns parts those above it from those below", async () => {
  expect(await textOf(columns("Upper", 100) + table(170) + columns("Lower", 240))).toBe(
    [
      column("Upper", 1),
      column("Upper", 2),
      "Part | Price\nValve | 3 EUR",
      column("Lower", 1),
      column("Lower", 2),
    ].join("\n\n"),
  );
});

test("a short title over both columns parts those above it from those below", async () => {
  expect(await textOf(columns("Upper", 100) + title("Heating", 190) + columns("Lower", 212))).toBe(
    [column("Upper", 1), column("Upper", 2), "Heating", column("Lower", 1), column("Lower", 2)].join("\n\n"),
  );
});

test("a title of two lines over both columns is read whole between them", async () => {
  const lines = title("Heating of rooms and", 190) + title("hot water", 205);
  expect(await textOf(columns("Upper", 100) + lines + columns("Lower", 228))).toBe(
    [
      column("Upper", 1),
      column("Upper", 2),
      "Heating of rooms and hot water",
      column("Lower", 1),
      column("Lower", 2),
    ].join("\n\n"),
  );
});

test("a line drawn over both columns parts what stands above it from what stands below", async () => {
  const above = printed("Kettle 4", 72, 40) + printed("Manual", 480, 40) + ruled(72, 46, 530, 46);
  expect(await textOf(above + columns("Each", 62))).toBe(
    ["Kettle 4 Manual", column("Each", 1), column("Each", 2)].join("\n\n"),
  );
});

test("a drawing in one column is read in it, and its labels as one paragraph", async () => {
  const circle = (x: number, y: number) =>
    `q 1 1 1 rg ${x} ${792 - y} m ${x} ${802 - y} ${x + 12} ${802 - y} ${x + 12} ${792 - y} c h f Q\n`;
  const drawing = [
    filled(72, 170, 140, 60, "0.9 0.9 0.8"),
    circle(84, 200) + printed("1", 88, 198, { size: 8 }),
    circle(184, 200) + printed("2", 188, 198, { size: 8 }),
    printed("80 C", 130, 220, { size: 8 }),
  ].join("");
  expect(await textOf(columns("Each", 100) + drawing + printedLines(["It goes on here."], 72, 250))).toBe(
    [column("Each", 1), "Figure: 1, 2, 80 C", "It goes on here.", column("Each", 2)].join("\n\n"),
  );
});

test("a title beside a gap in the other column stays in its own", async () => {
  const [left, right] = ["left", "right"].map((name) => [
    `The ${name} column of the page has`,
    "some lines of its own, which",
    "say little and are set close.",
  ]) as [string[], string[]];
  const content = [
    printedLines(left, 72, 100),
    title("Heating", 156),
    printedLines(left, 72, 172),
    printedLines([...right, "This one is longer by a line."], 320, 100),
    printedLines(right, 320, 172),
  ].join("");
  const text = await textOf(content);
  expect(text.indexOf("Heating")).toBeLessThan(text.indexOf("right"));
});
