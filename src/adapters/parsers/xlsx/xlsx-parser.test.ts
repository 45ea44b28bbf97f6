import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { malformedParts, shuffledParts } from "../shared/malformed-parts.fixture.ts";
import { rootTag } from "../shared/office.fixture.ts";
import { formatted, row, sampleFormats, xlsxEntries, xlsxFile, type XlsxFixture } from "./xlsx.fixture.ts";
import { readXlsx } from "./read-xlsx.ts";
import { xlsxParser } from "./xlsx-parser.ts";

const example: XlsxFixture = {
  styles: sampleFormats,
  sharedStrings: ["Item", "Price", "Since", "Rope 海港 🙂"],
  sheets: [
    {
      name: "Prices",
      rows: [
        row(1, ["Price list"]),
        row(3, [formatted(0, 0, "s"), formatted(1, 0, "s"), formatted(2, 0, "s")]),
        row(4, [formatted(3, 0, "s"), formatted(12.5, 1), formatted(45291, 2)]),
        row(5, ["Anchor", formatted(1300, 1)]),
      ].join(""),
    },
    { name: "Häfen", rows: row(1, ["Kiel"]) },
  ],
};
const exampleText = [
  "Prices",
  "Price list",
  "Item: Rope 海港 🙂 | Price: 12.50 € | Since: 31.12.2023\nItem: Anchor | Price: 1,300.00 €",
  "Häfen",
  "Kiel",
].join("\n\n");

describeDocumentParser({
  name: "xlsx",
  make: () => xlsxParser,
  example: { bytes: xlsxFile(example), text: exampleText },
  traits: { plainText: false },
});

const parse = (fixture: XlsxFixture) => xlsxParser.parse({ source: "a.xlsx", bytes: xlsxFile(fixture) });
/** The text of one sheet below its name. */
const textOf = async (rows: readonly string[], more: Partial<XlsxFixture["sheets"][number]> = {}) =>
  (await parse({ styles: sampleFormats, sheets: [{ name: "S", rows: rows.join(""), ...more }] })).text.slice(
    3,
  );

test("a passage of a workbook knows its sheet and row", async () => {
  const { text, places = [], headings } = await parse(example);
  expect(
    places.map(({ kind, label, start, end }) => [kind, label, text.slice(start, end).slice(0, 12)]),
  ).toEqual([
    ["sheet", "sheet Prices", "Prices\n\nPric"],
    ["row", "row 1", "Price list"],
    ["row", "row 4", "Item: Rope \u6d77"],
    ["row", "row 5", "Item: Anchor"],
    ["sheet", "sheet Häfen", "Häfen\n\nKiel"],
    ["row", "row 1", "Kiel"],
  ]);
  expect(headings.map(({ level, title }) => [level, title])).toEqual([
    [1, "Prices"],
    [1, "Häfen"],
  ]);
});

describe("cells", () => {
  test("are read as they are shown", async () => {
    const rich =
      '<x:c t="inlineStr"><x:is><x:r><x:t>rich </x:t></x:r><x:r><x:t>text_x000D_</x:t></x:r><x:rPh><x:t>reading</x:t></x:rPh></x:is></x:c>';
    const cells = [
      formatted(1, 0, "b"),
      formatted("#DIV/0!", 0, "e"),
      formatted(0.5, 3),
      formatted(45291, 6),
      formatted("2024-02-29T00:00:00", 0, "d"),
      rich,
      `<x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>=HYPERLINK("http://x")</x:v></x:c>`,
    ];
    expect(await textOf([row(1, cells)])).toBe(
      'TRUE | #DIV/0! | 50.00% | 2023-12-31 | 2024-02-29 | rich text | =HYPERLINK("http://x")',
    );
  });

  test("count days from 1904 where the workbook does", async () => {
    const { text } = await parse({
      styles: sampleFormats,
      from1904: true,
      sheets: [{ name: "S", rows: row(1, [formatted(0, 2)]) }],
    });
    expect(text).toBe("S\n\n01.01.1904");
  });

  test("whose formula was never computed are counted, and nothing is computed here", async () => {
    const { text, notices } = await parse({
      sheets: [{ name: "Sums", rows: row(1, ["Total", "<x:c><x:f>SUM(B2:B9)</x:f></x:c>"]) }],
    });
    expect([text, notices]).toEqual([
      "Sums\n\nTotal",
      [
        "1 formula of sheet Sums without a computed value; open the file in a spreadsheet program and save it.",
      ],
    ]);
  });

  test("that reach over rows are said in each of them", async () => {
    const rows = [
      row(1, ["Coast", "Count"]),
      row(2, ["North", 1]),
      row(3, [undefined, 2]),
      row(4, ["South", 3]),
    ];
    const after = `<x:mergeCells><x:mergeCell ref="A2:A3"/></x:mergeCells>`;
    expect(await textOf(rows, { after })).toBe(
      "Coast: North | Count: 1\nCoast: North | Count: 2\nCoast: South | Count: 3",
    );
  });
});

describe("tables on a sheet", () => {
  test("are named by their first row of texts, below titles that stand above", async () => {
    const rows = [
      row(1, ["All boats"]),
      row(2, ["Boat", 2024, 2025]),
      row(3, ["Ada", 7, 8]),
      row(5, ["Max", 9, 10]),
      row(7, ["just a remark"]),
    ];
    expect(await textOf(rows)).toBe(
      "All boats\nBoat: Ada | 2024: 7 | 2025: 8\n\nBoat: Max | 2024: 9 | 2025: 10\n\njust a remark",
    );
  });

  test("say the name of a column that is empty", async () => {
    const rows = [row(1, ["Item", "Price", "Remark"]), row(2, ["Rope", 12])];
    expect(await textOf(rows)).toBe("Item | Price | Remark\nItem: Rope | Price: 12");
  });

  test("stand side by side where each names its columns", async () => {
    const rows = [row(1, ["A", "B", undefined, "C", "D"]), row(2, [1, 2, undefined, 3, 4])];
    const one = [row(1, ["A", 1, undefined, 3, 4]), row(2, [1, 2, undefined, 3, 4])];
    expect([await textOf(rows), await textOf(one)]).toEqual([
      "A: 1 | B: 2\n\nC: 3 | D: 4",
      "A | 1 | 3 | 4\n1 | 2 | 3 | 4",
    ]);
  });

  test("keep a first row as a row too that nothing tells from the rows below, and say so", async () => {
    const rows = [row(1, ["Alice", "London"]), row(2, ["Bob", "Paris"]), row(3, ["Carol", "Rome"])];
    const { text, notices } = await parse({ sheets: [{ name: "S", rows: rows.join("") }] });
    expect([text, notices]).toEqual([
      "S\n\nAlice | London\nAlice: Bob | London: Paris\nAlice: Carol | London: Rome",
      [
        "Of sheet S, row 1 was taken for names of columns and kept as a row too: nothing tells names from the rows below.",
      ],
    ]);
  });

  test("have no names in a first row whose values come again below", async () => {
    const rows = [row(1, ["Alice", "London"]), row(2, ["Bob", "Paris"]), row(3, ["Carol", "London"])];
    expect(await textOf(rows)).toBe("Alice | London\nBob | Paris\nCarol | London");
  });

  test("are what the workbook defines as tables", async () => {
    const table = `${rootTag("x:table").replace(">", ` ref="A2:B3">`)}</x:table>`;
    const rows = [
      row(1, ["Above", "it"]),
      row(2, ["Name", "Size"]),
      row(3, ["Ada", "9 m"]),
      row(4, ["below", "it"]),
    ];
    expect(await textOf(rows, { linked: { table } })).toBe(
      "Above | it\n\nName: Ada | Size: 9 m\n\nName: below | Size: it",
    );
  });
});

describe("what nobody sees in a workbook", () => {
  test("is kept apart: hidden sheets, rows, columns, white text, formats that show nothing, comments", async () => {
    const comments = `${rootTag("x:comments")}<x:commentList><x:comment ref="A1"><x:text><x:t>Really?</x:t></x:text></x:comment></x:commentList></x:comments>`;
    const { text, hidden, notices } = await parse({
      styles: sampleFormats,
      sheets: [
        {
          name: "Seen",
          before: `<x:cols><x:col min="2" max="2" hidden="1"/></x:cols>`,
          rows: [
            row(1, ["shown", "hidden column"]),
            row(2, ["hidden row"], `hidden="1"`),
            row(3, [formatted("white", 4, "str"), undefined, formatted("on black", 7, "str")]),
            row(4, [formatted(42, 5)]),
          ].join(""),
          linked: { comments },
        },
        { name: "Other", state: "veryHidden", rows: row(1, ["secret", "plan"]) },
      ],
    });
    expect([text, hidden, notices]).toEqual([
      "Seen\n\nshown\n\non black",
      [
        { why: "hidden-sheet", text: "hidden column hidden row" },
        { why: "no-contrast", text: "white" },
        { why: "not-painted", text: "42" },
        { why: "comment", text: "A1 Really?" },
        { why: "hidden-sheet", text: "secret | plan" },
      ],
      [
        "Hidden rows or columns of sheet Seen were kept apart from the text.",
        "Sheet Other is hidden and was kept apart from the text.",
        "1 comment kept apart from the text.",
      ],
    ]);
  });
});

describe("workbooks made to exhaust their reader", () => {
  test("with cells at the ends of the sheet are read as the few cells they are", async () => {
    const rows = `<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="XFD1"><x:v>2</x:v></x:c></x:row><x:row r="1048576"><x:c r="XFD1048576"><x:v>3</x:v></x:c></x:row><x:row r="1048577"><x:c r="A1048577"><x:v>4</x:v></x:c></x:row>`;
    const after = `<x:mergeCells>${'<x:mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</x:mergeCells>`;
    expect(await textOf([rows], { after })).toBe("1 | 2\n\n1 | 3");
  });

  test("with rows out of order do not stand at two places", async () => {
    expect(await textOf([row(2, ["two"]), row(1, ["one"]), row(2, ["again"]), row(3, ["three"])])).toBe(
      "two\nthree",
    );
  });

  test("are read up to a number of cells, and say where they were left", () => {
    const rows = [row(1, ["a", "b"]), row(2, ["c", "d"]), row(3, ["e"])].join("");
    const bytes = xlsxFile({
      sheets: [
        { name: "One", rows },
        { name: "Two", rows },
      ],
    });
    const { text, notices } = readXlsx({ source: "a.xlsx", bytes }, { cells: 3, characters: 100 });
    expect([text, notices]).toEqual([
      "One\n\na | b",
      [
        "Sheet One was not read from row 2 on: the workbook holds more than 3 cells or 100 characters.",
        "Sheet Two was not read from row 1 on: the workbook holds more than 3 cells or 100 characters.",
      ],
    ]);
  });
});

test("a long string that many cells share is counted in each of them", () => {
  const rows = Array.from({ length: 9 }, (_, at) => row(at + 1, [formatted(0, 0, "s")])).join("");
  const bytes = xlsxFile({ sharedStrings: ["x".repeat(40)], sheets: [{ name: "S", rows }] });
  const { notices } = readXlsx({ source: "a.xlsx", bytes }, { cells: 100, characters: 100 });
  expect(notices).toEqual([
    "Sheet S was not read from row 4 on: the workbook holds more than 100 cells or 100 characters.",
  ]);
});

test("workbooks are read soundly or refused in a sentence, however they are damaged", async () => {
  const entries = xlsxEntries({
    ...example,
    sheets: [
      ...example.sheets,
      {
        name: "Merged",
        rows: row(1, ["A", "B"]) + row(2, [1, 2]),
        after: `<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells>`,
      },
    ],
  });
  const damaged = fc.oneof(
    malformedFrom([xlsxFile(example)]),
    malformedParts(entries),
    shuffledParts(entries),
  );
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      expect(await parseFaults(xlsxParser, bytes)).toEqual([]);
    }),
    { numRuns: 300, seed: 6 },
  );
});
