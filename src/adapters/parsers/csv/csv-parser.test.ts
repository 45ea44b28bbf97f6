import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { csvParser } from "./csv-parser.ts";
import { mostRows } from "./read-table.ts";

const encoder = new TextEncoder();
const parse = (text: string, maxCharacters?: number) =>
  csvParser.parse({
    source: "x.csv",
    bytes: encoder.encode(text),
    ...(maxCharacters === undefined ? {} : { maxCharacters }),
  });
const prices =
  'Size,Price,Note\n40 l,3 €,\n60 l,"4,50 €","in stock,\nmostly"\n\n90 l,=SUM(A1:A2),"5"" pipe"\n';

describeDocumentParser({
  name: "csv",
  make: () => csvParser,
  example: {
    bytes: encoder.encode(prices),
    text: 'Size: 40 l | Price: 3 €\nSize: 60 l | Price: 4,50 € | Note: in stock, mostly\nSize: 90 l | Price: =SUM(A1:A2) | Note: 5" pipe',
  },
  traits: { plainText: false },
});

test("rows are places, numbered as a spreadsheet shows them", async () => {
  const { text, places = [] } = await parse(prices);
  expect(
    places.map(({ kind, label, start, end }) => [kind, label, text.slice(start, end).slice(0, 10)]),
  ).toEqual([
    ["row", "row 2", "Size: 40 l"],
    ["row", "row 3", "Size: 60 l"],
    ["row", "row 5", "Size: 90 l"],
  ]);
});

describe("the text of", () => {
  test.each<[string, string, string]>([
    [
      "semicolons with decimal commas",
      "Name;Price\nA;1,50\nB;2,25\n",
      "Name: A | Price: 1,50\nName: B | Price: 2,25",
    ],
    ["tabs", "Name\tPrice\nA, large\t1\n", "Name: A, large | Price: 1"],
    ["bars", "Name|Price\nA|1\nB|2", "Name: A | Price: 1\nName: B | Price: 2"],
    ["a separator that Excel names", "sep=;\r\nName;Price\r\nA,B;1\r\n", "Name: A,B | Price: 1"],
    ["a table of one column", "Age\n36\n41\n", "Age: 36\nAge: 41"],
    [
      "years as names",
      "Product,2023,2024\nPump,10,20\nValve,30,40\n",
      "Product: Pump | 2023: 10 | 2024: 20\nProduct: Valve | 2023: 30 | 2024: 40",
    ],
    ["years as values", "Ada,1815,1852\nGrace,1906,1992\n", "Ada | 1815 | 1852\nGrace | 1906 | 1992"],
    [
      "answers as names",
      "Item,Yes,No\nPumps,4,5\nValves,3,1\n",
      "Item: Pumps | Yes: 4 | No: 5\nItem: Valves | Yes: 3 | No: 1",
    ],
    ["answers as values", "Ada,yes,late\nBob,no,early\n", "Ada | yes | late\nBob | no | early"],
    [
      "a first row whose values come again",
      "Ada,London\nBob,Paris\nEve,London\n",
      "Ada | London\nBob | Paris\nEve | London",
    ],
    [
      "names above kinds",
      "Who,Kind\nAda,a\nBob,b\nEve,a\nDan,b\n",
      "Who: Ada | Kind: a\nWho: Bob | Kind: b\nWho: Eve | Kind: a\nWho: Dan | Kind: b",
    ],
    [
      "names that come again further down",
      "Name,Age\nAda,36\nName,Age\nBob,41\n",
      "Name: Ada | Age: 36\nName: Name | Age: Age\nName: Bob | Age: 41",
    ],
    ["a table without a header", "Ada,36\nBob,41\n", "Ada | 36\nBob | 41"],
    [
      "a title above the table",
      "Report of May\n\nName,Age\nAda,36\n",
      "Report of May\n\nName: Ada | Age: 36",
    ],
    ["a header alone", "Name,Age\n", "Name | Age"],
    ["names that occur twice", "Name,Name\nAda,Bob\n", "Name | Name\nAda | Bob"],
    ["columns without a name", "Name,,Age\nAda,x,36\n", "Name: Ada | x | Age: 36"],
    ["line ends of old Macs", "Name,Age\rAda,36\rBob,41\r", "Name: Ada | Age: 36\nName: Bob | Age: 41"],
    ["a byte order mark", "\ufeffName,Age\nAda,36", "Name: Ada | Age: 36"],
  ])("%s", async (_, given, expected) => {
    expect((await parse(given)).text).toBe(expected);
  });
});

test("a first row that nothing tells from the others names the columns, is kept, and is named", async () => {
  const { text, places = [], notices } = await parse("\nAlice,London\nBob,Paris\nCarol,Rome\n");
  expect([text, places.map(({ label }) => label), notices]).toEqual([
    "Alice | London\n\nAlice: Bob | London: Paris\nAlice: Carol | London: Rome",
    ["row 2", "row 3", "row 4"],
    [
      "Row 2 was taken for the names of the columns and kept as a row too: nothing tells it from the rows below.",
    ],
  ]);
});

test("rows with more cells than the header are kept and named", async () => {
  const { text, notices } = await parse("Name,Age\nAda,36,x\nBob\nEve,7,,\n");
  expect([text, notices]).toEqual([
    "Name: Ada | Age: 36 | x\nName: Bob\nName: Eve | Age: 7",
    ["More cells than the header has names: row 2."],
  ]);
});

test("rows beyond the bound are counted", async () => {
  const { places, notices } = await parse(`A,B\n${"1,2\n".repeat(mostRows + 4)}`);
  expect([places?.length, notices]).toEqual([
    mostRows - 1,
    [`Only the first ${mostRows} rows that hold something were read; 5 more were left out.`],
  ]);
});

test("a file of nothing but separators says so", async () => {
  await expect(parse(",,\n\n ,\n")).rejects.toMatchObject({
    code: "source.unreadable",
    message: "is a table without a filled row",
  });
});

test("every filled cell of any table is in the text, in the row's place", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "B", "é", '"', ",", ";", " ", "\n", "7"),
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
      const written = [["First", "Second"], ...rows, ["end", "of it"]]
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
        .join("\r\n");
      const { text, places = [], notices = [] } = await parse(written);
      const isDoubtful = notices.some((notice) => notice.startsWith("Row 1 was taken"));
      const found = new Map(places.map(({ label, start, end }) => [label, text.slice(start, end)]));
      const shown = (value: string) => value.replace(/\s+/g, " ").trim();
      const expected = [...rows, ["end", "of it"]].flatMap((row, at) => {
        const cells = row.flatMap((value, column) =>
          shown(value) === "" ? [] : [`${column === 0 ? "First" : "Second"}: ${shown(value)}`],
        );
        return cells.length === 0 ? [] : [[`row ${at + 2}`, cells.join(" | ")] as const];
      });
      const kept = isDoubtful ? [["row 1", "First | Second"] as const] : [];
      expect(found).toEqual(new Map([...kept, ...expected]));
    }),
  );
});

test("malformed files give a sound result or a reason", async () => {
  const files = [
    encoder.encode(prices),
    encoder.encode('\ufeffName;Größe\r\n"Ä";1\r\n'),
    new Uint8Array(Buffer.from("a\tb\n1\té\n", "utf16le")),
  ];
  await fc.assert(
    fc.asyncProperty(malformedFrom(files), async (bytes) => {
      expect(await parseFaults(csvParser, bytes)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
