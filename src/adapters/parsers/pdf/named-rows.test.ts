import { describe, expect, test } from "vitest";
import { pdfParser } from "./pdf-parser.ts";
import { filled, pdfOf, printed, ruled } from "./pdf.fixture.ts";

const parse = async (...pages: string[]) => pdfParser.parse({ source: "x.pdf", bytes: pdfOf({ pages }) });
const textOf = async (...pages: string[]) => (await parse(...pages)).text;

const xs = [70, 200, 330];

/** Two columns, a row every 20 points, with lines around every cell. */
function grid(rows: readonly (readonly string[])[], y = 100, boldRows: readonly number[] = []): string {
  const ys = Array.from({ length: rows.length + 1 }, (_, at) => y + at * 20);
  const cells = rows.flatMap((row, at) =>
    row.map((cell, column) =>
      cell === ""
        ? ""
        : printed(cell, (xs[column] as number) + 4, y + at * 20 + 13, {
            font: boldRows.includes(at) ? "F2" : "F1",
          }),
    ),
  );
  return [
    ...cells,
    ...ys.map((line) => ruled(70, line, 330, line)),
    ...xs.map((x) => ruled(x, y, x, ys.at(-1) as number)),
  ].join("");
}

const rows = [
  ["Tap", "Size"],
  ["Kitchen", "3 cm"],
  ["Bath", "4 cm"],
];
const named = "Tap: Kitchen | Size: 3 cm\nTap: Bath | Size: 4 cm";

describe("cells are named after their columns", () => {
  test("where the first row is bold", async () => {
    expect(await textOf(grid(rows, 100, [0]))).toBe(named);
  });

  test("where the first row is shaded", async () => {
    expect(await textOf(filled(70, 100, 260, 20, "0.8 0.8 0.8") + grid(rows))).toBe(named);
  });

  test("where the first row is repeated on the next page", async () => {
    const pages = [
      printed("Taps of the house.", 72, 300) + grid(rows, 700),
      grid([rows[0] as string[], ["Yard", "5 cm"]], 40),
    ];
    expect(await textOf(...pages)).toBe(`Taps of the house.\n\n${named}\n\nTap: Yard | Size: 5 cm`);
  });

  test("on the next page too, where the table goes on without its head", async () => {
    expect(await textOf(grid(rows, 700, [0]), grid([["Yard", "5 cm"]], 40))).toBe(
      `${named}\n\nTap: Yard | Size: 5 cm`,
    );
  });

  test("without lines between the columns, where the first row is bold", async () => {
    const content = rows
      .map((row, at) =>
        row
          .map((cell, column) =>
            printed(cell, [72, 200][column] as number, 100 + at * 14, { font: at === 0 ? "F2" : "F1" }),
          )
          .join(""),
      )
      .join("");
    expect(await textOf(content)).toBe(named);
  });

  test("without lines between the columns, where one is drawn below the first row only", async () => {
    const content = rows
      .map((row, at) =>
        row.map((cell, column) => printed(cell, [72, 200][column] as number, 100 + at * 14)).join(""),
      )
      .join("");
    const drawn = [86, 104, 133].map((y) => ruled(70, y, 240, y)).join("");
    expect(await textOf(content + drawn)).toBe(named);
  });

  test("with a box for each cell's own lines, which its name is part of", async () => {
    const { text, layout } = await parse(grid(rows, 100, [0]));
    const boxes = layout?.pages[0]?.boxes ?? [];
    const boxed = Array.from({ length: boxes.length / 6 }, (_, at) => [
      text.slice(boxes[at * 6], boxes[at * 6 + 1]),
      boxes[at * 6 + 2],
    ]);
    expect(boxed).toEqual([
      ["Tap: Kitchen", 74],
      ["Size: 3 cm", 204],
      ["Tap: Bath", 74],
      ["Size: 4 cm", 204],
    ]);
  });
});

describe("cells are not named", () => {
  const plain = "Tap | Size\nKitchen | 3 cm\nBath | 4 cm";

  test.each([
    ["where nothing sets the first row apart", grid(rows)],
    ["where every row is bold", grid(rows, 100, [0, 1, 2])],
    ["where two rows at the top are bold", grid(rows, 100, [0, 1])],
    ["where every row is shaded alike", filled(70, 100, 260, 60, "0.8 0.8 0.8") + grid(rows)],
  ])("%s", async (_where, content) => {
    expect(await textOf(content)).toBe(plain);
  });

  test("where a name would be lost because its column is empty", async () => {
    const form = [
      ["Tap", "Signed"],
      ["Kitchen", ""],
      ["Bath", ""],
    ];
    expect(await textOf(grid(form, 100, [0]))).toBe("Tap | Signed\n\nKitchen\n\nBath");
  });
});
