import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { pdfParser } from "./pdf-parser.ts";
import {
  filled,
  pdfOf,
  type PdfSketch,
  picture,
  printed,
  printedLines,
  ruled,
  streamOf,
} from "./pdf.fixture.ts";

const parse = async (sketch: PdfSketch) => pdfParser.parse({ source: "x.pdf", bytes: pdfOf(sketch) });
const textOf = async (...pages: PdfSketch["pages"]) => (await parse({ pages })).text;

const prose = [
  "The boiler room lies below the kitchen and is reached",
  "through the yard, where the key hangs behind the door.",
  "Turn the red lever until it points at the wall, then",
  "wait for a minute before you open the second valve.",
];

const noVisibleText =
  "No page holds text that can be seen: if a viewer shows some, it is drawn as shapes, so run text recognition (OCR) over the file to have it read.";

describeDocumentParser({
  name: "pdfParser",
  make: () => pdfParser,
  example: {
    bytes: pdfOf({
      pages: [
        printed("A house", 72, 72, { size: 20 }) + printedLines(prose, 72, 110),
        printed("Again.", 72, 72),
      ],
    }),
    text: `A house\n\n${prose.join(" ")}\n\nAgain.`,
  },
  traits: { plainText: false },
});

describe("a page's text", () => {
  test("joins the lines of a paragraph, with a box for every line of print", async () => {
    const { text, layout, pages } = await parse({ pages: [printedLines(["Ada", "lived here."], 72, 100)] });
    expect(text).toBe("Ada lived here.");
    expect(pages).toEqual([{ start: 0, end: 15, number: 1 }]);
    expect(layout?.pages).toEqual([
      {
        number: 1,
        width: 612,
        height: 792,
        boxes: [0, 3, 72, 92.82, 17.79, 9.25, 4, 15, 72, 104.82, 46.13, 9.25],
      },
    ]);
  });

  test("reads two columns one after the other, below what stands across them", async () => {
    const left = printedLines(
      ["Left column of the page has", "some lines of its own that", "end here after the third."],
      72,
      140,
    );
    const right = printedLines(
      ["Right column follows it and", "is read once the left one", "has come to its end too."],
      320,
      140,
    );
    const head = printed("A title that stands across both of the columns of this page", 72, 100, {
      size: 14,
    });
    const foot = printed(
      "A line across both columns stands below them, as wide as the page is, nearly.",
      72,
      220,
    );
    expect(await textOf(head + left + right + foot)).toBe(
      [
        "A title that stands across both of the columns of this page",
        "Left column of the page has some lines of its own that end here after the third.",
        "Right column follows it and is read once the left one has come to its end too.",
        "A line across both columns stands below them, as wide as the page is, nearly.",
      ].join("\n\n"),
    );
  });

  test("reads three columns", async () => {
    const columns = [60, 230, 400].map((x, at) =>
      printedLines(
        [
          `Column ${at + 1} has its lines`,
          "which say not so very",
          "much, but are set close",
          "to fill a column well.",
        ],
        x,
        100,
      ),
    );
    expect(await textOf(columns.join(""))).toBe(
      [1, 2, 3]
        .map(
          (at) =>
            `Column ${at} has its lines which say not so very much, but are set close to fill a column well.`,
        )
        .join("\n\n"),
    );
  });

  test("goes on with a paragraph in the next column and on the next page, and splits its pages there", async () => {
    const first = printedLines(
      ["This is a paragraph that is", "long and does not end on the", "page on which it has begun"],
      72,
      700,
    );
    const { text, pages } = await parse({ pages: [first, printed("but on the next one.", 72, 100)] });
    expect(text).toBe(
      "This is a paragraph that is long and does not end on the page on which it has begun but on the next one.",
    );
    expect(pages.map(({ start, end }) => text.slice(start, end))).toEqual([
      "This is a paragraph that is long and does not end on the page on which it has begun",
      "but on the next one.",
    ]);
  });

  test("puts together a word that a line's end broke, and boxes its halves where they stand", async () => {
    const { text, layout } = await parse({
      pages: [printedLines(["Carry the exam-", "ple home."], 72, 100)],
    });
    expect(text).toBe("Carry the example home.");
    const boxes = layout?.pages[0]?.boxes ?? [];
    expect([text.slice(boxes[0], boxes[1]), text.slice(boxes[6], boxes[7])]).toEqual([
      "Carry the exam",
      "ple home.",
    ]);
  });

  test("keeps the hyphen of a compound that the document knows", async () => {
    const lines = ["The follow-up is short. It is the follow-", "up that counts."];
    expect(await textOf(printedLines(lines, 72, 100))).toBe(
      "The follow-up is short. It is the follow-up that counts.",
    );
  });

  test("keeps raised figures apart from the number they belong to", async () => {
    const content =
      printed("2 x 10", 72, 100) + printed("6", 99.5, 96, { size: 6 }) + printed("cells", 105, 100);
    expect(await textOf(content)).toBe("2 x 10⁶ cells");
  });

  test("puts letter-spaced words together", async () => {
    expect(await textOf(printed("W A R N I N G", 72, 100))).toBe("WARNING");
    expect(await textOf(printed("WARNING", 72, 100, { setting: "4 Tc" }))).toBe("WARNING");
  });

  test("takes a gap for a blank where no blank was painted, and none for kerning", async () => {
    const content = `BT /F1 10 Tf 72 700 Td [(Two) -300 (wo) 40 (rds)] TJ ET`;
    expect(await textOf(content)).toBe("Two words");
  });

  test("takes ligatures apart", async () => {
    expect(await textOf(printed("\ufb01re o\ufb03ce", 72, 100, { font: "F4" }))).toBe("fire office");
  });

  test("reads Hebrew from right to left, with numbers from left to right", async () => {
    const visual = `42 ${Array.from("שלום עולם").toReversed().join("")}`;
    expect(await textOf(printed(visual, 72, 100, { font: "F4" }))).toBe("שלום עולם 42");
  });

  test("reads a page turned by its own entry, with boxes as it is shown", async () => {
    const { text, layout } = await parse({
      pages: [{ content: printed("Turned", 100, 692, { turn: "0 1 -1 0" }), entries: "/Rotate 90" }],
    });
    expect(text).toBe("Turned");
    expect(layout?.pages[0]).toEqual({
      number: 1,
      width: 792,
      height: 612,
      boxes: [0, 6, 100, 92.82, 31.68, 9.25],
    });
  });

  test("reads text that stands upright after the page's own", async () => {
    const margin = printed("In the margin", 40, 400, { turn: "0 1 -1 0" });
    expect(await textOf(margin + printedLines(prose, 72, 100))).toBe(`${prose.join(" ")}\n\nIn the margin`);
  });

  test("starts an item at every bullet and number, a line each", async () => {
    const content = printedLines(["• Bring the key", "• Close the yard", "1. Turn it", "2. Wait"], 72, 100);
    expect(await textOf(content)).toBe("• Bring the key\n• Close the yard\n1. Turn it\n2. Wait");
  });

  test("puts footnotes of the first column after the second", async () => {
    const left = printedLines(
      ["Left column of the page has", "some lines of its own and it", "goes on, with a note below"],
      72,
      140,
    );
    const note = printed("1 The note of the left column.", 72, 300, { size: 7 });
    const right = printedLines(
      ["in the second column, which", "ends the sentence that was", "begun in the first column."],
      320,
      140,
    );
    expect(await textOf(left + note + right)).toBe(
      "Left column of the page has some lines of its own and it goes on, with a note below in the second column, which ends the sentence that was begun in the first column.\n\n1 The note of the left column.",
    );
  });

  test("prints a word once that was painted twice to look bold", async () => {
    const twice = printed("Bold", 72, 100) + printed("Bold", 72.3, 100);
    expect(await textOf(twice + printed("ll", 72, 130))).toBe("Bold\n\nll");
  });
});

describe("headings", () => {
  const bodies = (at: number) => printedLines(prose, 72, at);

  test("are found by type, by number and by weight, each at its level", async () => {
    const { headings } = await parse({
      pages: [
        [
          printed("House manual", 72, 60, { size: 22 }),
          printed("1 Heating", 72, 100, { size: 14 }),
          bodies(120),
          printed("1.1 Boiler", 72, 190, { font: "F2" }),
          bodies(210),
          printed("1.1.1 Spare parts", 72, 290),
          bodies(310),
          printed("In winter", 72, 380, { font: "F2" }),
          bodies(400),
        ].join(""),
      ],
    });
    expect(headings.map(({ level, title }) => `${level} ${title}`)).toEqual([
      "1 House manual",
      "2 1 Heating",
      "3 1.1 Boiler",
      "4 1.1.1 Spare parts",
      "3 In winter",
    ]);
  });

  test("rank by number from the first level on where no title stands above them", async () => {
    const { headings } = await parse({
      pages: [
        [
          printed("1 Heating", 72, 60, { size: 14 }),
          bodies(80),
          printed("1.1 Boiler", 72, 150, { font: "F2" }),
          bodies(170),
          printed("Appendix", 72, 250, { size: 22 }),
          bodies(280),
        ].join(""),
      ],
    });
    expect(headings.map(({ level, title }) => `${level} ${title}`)).toEqual([
      "1 1 Heating",
      "2 1.1 Boiler",
      "1 Appendix",
    ]);
  });

  test("between the title and what is numbered are no deeper than that", async () => {
    const { headings } = await parse({
      pages: [
        [
          printed("House manual", 72, 40, { size: 24 }),
          printed("for guests", 72, 70, { size: 20 }),
          printed("Fifth edition", 72, 95, { size: 17 }),
          printed("1 Heating", 72, 120, { size: 14 }),
          bodies(140),
        ].join(""),
      ],
    });
    expect(headings.map(({ level, title }) => `${level} ${title}`)).toEqual([
      "1 House manual",
      "2 for guests",
      "2 Fifth edition",
      "2 1 Heating",
    ]);
  });

  test("follow the outline where it names them", async () => {
    const { headings } = await parse({
      pages: [printed("Water", 72, 80) + bodies(100) + printed("Taps", 72, 180) + bodies(200)],
      outline: [{ title: "Water", page: 1, inner: ["Taps"] }],
    });
    expect(headings.map(({ level, title }) => `${level} ${title}`)).toEqual(["1 Water", "2 Taps"]);
  });

  test("are none of the entries of a table of contents, whose dots are left out", async () => {
    const { text, headings } = await parse({
      pages: [
        printed("1.1 Boiler ................ 3", 72, 100) + printed("1.2 Taps ................. 4", 72, 114),
      ],
    });
    expect([text, headings]).toEqual(["1.1 Boiler 3\n1.2 Taps 4", []]);
  });
});

describe("running heads and page numbers", () => {
  const page = (number: number) =>
    printed("House manual, edition 3", 72, 30, { size: 8 }) +
    printed(`This page speaks of thing ${"abcdef"[number]} alone.`, 72, 300) +
    printed(`Page ${number} of 4`, 280, 770, { size: 8 });

  test("are left out and counted", async () => {
    const { text, notices } = await parse({ pages: [page(1), page(2), page(3), page(4)] });
    expect(text).toBe(
      ["b", "c", "d", "e"].map((thing) => `This page speaks of thing ${thing} alone.`).join("\n\n"),
    );
    expect(notices).toEqual(["Running heads and page numbers of 4 pages are left out."]);
  });

  test("are not what heads a table on every page", async () => {
    const table = (number: number) =>
      [
        printed("Tap", 74, 52) + printed("Size", 204, 52),
        printed(`Tap ${"xyz"[number]}`, 74, 72) + printed(`${number} cm`, 204, 72),
        printed("Spout", 74, 172) + printed(`${number * 7} cm, ${"pqr"[number]}`, 204, 172),
        ...[40, 60, 80, 180].map((y) => ruled(70, y, 330, y)),
        ...[70, 200, 330].map((x) => ruled(x, 40, x, 180)),
      ].join("");
    const { text } = await parse({ pages: [table(0), table(1), table(2)] });
    expect(text).toBe(
      [
        "Tap: Tap x | Size: 0 cm\nTap: Spout | Size: 0 cm, p",
        "Tap: Tap y | Size: 1 cm\nTap: Spout | Size: 7 cm, q",
        "Tap: Tap z | Size: 2 cm\nTap: Spout | Size: 14 cm, r",
      ].join("\n\n"),
    );
  });

  test("leave the printed page labels with the pages", async () => {
    const { pages } = await parse({
      pages: [printed("Preface of it all", 72, 100), printed("The first of chapters", 72, 100)],
      catalog: "/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D >>] >>",
    });
    expect(pages.map(({ number, label }) => [number, label])).toEqual([
      [1, "iv"],
      [2, "1"],
    ]);
  });
});

describe("tables", () => {
  test("give a row a line, with a box for every line of a cell", async () => {
    const content = [
      printed("Part", 74, 112) + printed("Price", 204, 112),
      printedLines(["Valve of", "brass"], 74, 132, { leading: 11 }) + printed("3 EUR", 204, 132),
      ...[100, 120, 150].map((y) => ruled(70, y, 330, y)),
      ...[70, 200, 330].map((x) => ruled(x, 100, x, 150)),
    ].join("");
    const { text, layout } = await parse({ pages: [content] });
    expect(text).toBe("Part | Price\nValve of brass | 3 EUR");
    const boxes = layout?.pages[0]?.boxes ?? [];
    const boxed = Array.from({ length: boxes.length / 6 }, (_, at) =>
      text.slice(boxes[at * 6], boxes[at * 6 + 1]),
    );
    expect(boxed).toEqual(["Part", "Price", "Valve of", "brass", "3 EUR"]);
  });

  test("that only lay out a page are read a cell after the other, as paragraphs", async () => {
    const long = Array.from(
      { length: 16 },
      (_, at) => `Line ${at + 1} of a long text that fills the cell of the form.`,
    );
    const content = [
      printed("Summary", 74, 112),
      printedLines([...long, "• Bring the key", "• Close the yard"], 174, 112),
      ...[100, 340].map((y) => ruled(70, y, 530, y)),
      ...[70, 170, 530].map((x) => ruled(x, 100, x, 340)),
    ].join("");
    expect(await textOf(content)).toBe(`Summary\n\n${long.join(" ")}\n\n• Bring the key\n• Close the yard`);
  });

  test("are seen without lines where their columns stand below each other", async () => {
    const rows = [
      ["Tap", "12", "3.50"],
      ["Spout", "7", "12.00"],
      ["Valve", "140", "1.25"],
    ];
    const content = rows
      .map((row, at) =>
        row.map((cell, column) => printed(cell, [72, 200, 300][column] as number, 100 + at * 14)).join(""),
      )
      .join("");
    expect(await textOf(content)).toBe("Tap | 12 | 3.50\nSpout | 7 | 12.00\nValve | 140 | 1.25");
  });

  test("are not seen in white text on a dark head, which is read as it stands", async () => {
    const head = filled(70, 100, 260, 20, "0.1 0.2 0.4");
    const { text, hidden } = await parse({
      pages: [head + printed("Part of it", 74, 113, { colour: "1 1 1" }) + printed("Below.", 74, 140)],
    });
    expect([text, hidden]).toEqual(["Part of it\n\nBelow.", []]);
  });
});

describe("scanned pages", () => {
  test("are named, with what to do", async () => {
    const { text, notices } = await parse({
      pages: [printed("A page of text.", 72, 100), picture(0, 0, 612, 792), picture(0, 0, 612, 792)],
    });
    expect([text, notices]).toEqual([
      "A page of text.",
      [
        "Pages 2 and 3 are pictures without text: run text recognition (OCR) over the file to have them read.",
      ],
    ]);
  });

  test.each([
    [
      "over the picture, unpainted",
      picture(0, 0, 612, 792) + printed("Recognised words.", 72, 100, { setting: "3 Tr" }),
    ],
    ["beneath the picture", printed("Recognised words.", 72, 100) + picture(0, 0, 612, 792)],
  ])("with recognised text %s are read", async (_where, scan) => {
    const { text, hidden, notices } = await parse({ pages: [scan] });
    expect([text, hidden, notices]).toEqual([
      "Recognised words.",
      [],
      ["Page 1 is a picture with recognised text, which may hold mistakes."],
    ]);
  });

  test("alone give no text, and are named", async () => {
    const { text, notices, layout } = await parse({
      pages: [picture(0, 0, 612, 792), picture(0, 0, 612, 792)],
    });
    const empty = { width: 612, height: 792, boxes: [] };
    expect([text, notices, layout?.pages]).toEqual([
      "",
      [
        "Pages 1 and 2 are pictures without text: run text recognition (OCR) over the file to have them read.",
      ],
      [
        { number: 1, ...empty },
        { number: 2, ...empty },
      ],
    ]);
  });

  test("under a running head are not taken for pages that were read", async () => {
    const head = printed("Protocol ABC", 72, 40);
    const scan = picture(0, 0, 612, 792) + head;
    const { text, notices, pages, layout } = await parse({
      pages: [head + printedLines(prose, 72, 300), scan, head, scan, scan],
    });
    expect([text, notices, pages.map(({ number }) => number), layout?.pages.length]).toEqual([
      prose.join(" "),
      [
        "Pages 2, 4 and 5 are pictures without text: run text recognition (OCR) over the file to have them read.",
        "Running heads and page numbers of 5 pages are left out.",
      ],
      [1],
      5,
    ]);
  });

  test("that all bear a stamp give no text, and are named", async () => {
    const scan = picture(0, 0, 612, 792) + printed("Scanned by ACME", 72, 40);
    const { text, notices } = await parse({ pages: [scan, scan, scan] });
    expect([text, notices]).toEqual([
      "",
      [
        "Pages 1–3 are pictures without text: run text recognition (OCR) over the file to have them read.",
        "Running heads and page numbers of 3 pages are left out.",
      ],
    ]);
  });
});

describe("what a file may also hold", () => {
  test("the values of its form, as they are shown", async () => {
    const appearance =
      "<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>";
    const drawn = "/Tx BMC q BT /F1 10 Tf 2 5 Td (Ada Lovelace) Tj ET Q EMC";
    const { text } = await parse({
      pages: [
        {
          content: printed("Name:", 72, 100),
          entries: "/Annots [100 0 R]",
        },
      ],
      catalog: "/AcroForm << /Fields [100 0 R] >>",
      objects: {
        100: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada Lovelace) /Rect [110 687 210 707] /AP << /N 101 0 R >> /F 4 >>",
        101: `${appearance} /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      },
    });
    expect(text).toBe("Name: Ada Lovelace");
  });

  test("other files, which become parts", async () => {
    const { parts, notices } = await parse({
      pages: [printed("See the list.", 72, 100)],
      catalog: "/Names << /EmbeddedFiles << /Names [(a) 100 0 R (b) 101 0 R] >> >>",
      objects: {
        100: "<< /Type /Filespec /F (../list.csv) /UF (../list.csv) /EF << /F 102 0 R >> >>",
        101: "<< /Type /Filespec /F (list.csv) /UF (list.csv) /EF << /F 103 0 R >> >>",
        102: streamOf("/Type /EmbeddedFile", "a,b\n1,2"),
        103: streamOf("/Type /EmbeddedFile", "a,b\n3,4"),
      },
    });
    expect(parts?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ["list.csv", "a,b\n1,2"],
      ["list-2.csv", "a,b\n3,4"],
    ]);
    expect(notices).toEqual([]);
  });

  test("one other file under many names, which becomes one part", async () => {
    const names = Array.from(
      { length: 100 },
      (_, at) =>
        `(${String(at).padStart(3, "0")}) << /Type /Filespec /F (copy ${at}.csv) /EF << /F 102 0 R >> >>`,
    );
    const { parts } = await parse({
      pages: [printed("See the list.", 72, 100)],
      catalog: `/Names << /EmbeddedFiles << /Names [${names.join(" ")}] >> >>`,
      objects: { 102: streamOf("/Type /EmbeddedFile", "a,b\n1,2") },
    });
    expect(parts?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ["copy 0.csv", "a,b\n1,2"],
    ]);
  });

  test.each([
    ["hold nothing", [""]],
    ["are pictures", [picture(0, 0, 612, 792)]],
  ])("other files, which become parts where its pages %s", async (_what, pages) => {
    const { text, parts } = await parse({
      pages,
      catalog: "/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>",
      objects: {
        100: "<< /Type /Filespec /F (list.csv) /EF << /F 102 0 R >> >>",
        102: streamOf("/Type /EmbeddedFile", "a,b\n1,2"),
      },
    });
    expect([text, parts?.map(({ name }) => name)]).toEqual(["", ["list.csv"]]);
  });

  test("other files, which become parts where its pages are damaged", async () => {
    const whole = pdfOf({
      pages: [printed("Torn.", 72, 100)],
      catalog: "/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>",
      objects: {
        100: "<< /Type /Filespec /F (list.csv) /EF << /F 102 0 R >> >>",
        102: streamOf("/Type /EmbeddedFile", "a,b\n1,2"),
      },
    });
    const torn = Buffer.from(whole).toString("latin1").replace("/Kids [1000 0 R]", "/Kids [1999 0 R]");
    const { text, parts, notices } = await pdfParser.parse({
      source: "x.pdf",
      bytes: new Uint8Array(Buffer.from(torn, "latin1")),
    });
    expect([text, parts?.map(({ name }) => name), notices]).toEqual([
      "",
      ["list.csv"],
      ["Page 1 is damaged and left out."],
    ]);
  });

  test("nothing but hidden text, which is told", async () => {
    const { text, hidden, notices } = await parse({
      pages: [printed("Wire the money now.", 72, 100, { colour: "1 1 1" })],
    });
    expect([text, hidden, notices]).toEqual([
      "",
      [{ why: "no-contrast", text: "Wire the money now.", page: 1 }],
      [noVisibleText],
    ]);
  });

  test("an XFA form, of which it says what is read", async () => {
    const { notices } = await parse({
      pages: [printed("Please wait.", 72, 100)],
      catalog: "/AcroForm << /Fields [] /XFA [(template) (x)] >>",
    });
    expect(notices).toEqual(["It is an XFA form: only what its pages show without a form viewer is read."]);
  });
});

describe("a file that cannot be read", () => {
  test("says that it needs a password", async () => {
    const key = "00".repeat(32);
    const trailer = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -1 >> /ID [<00> <00>]`;
    await expect(parse({ pages: [printed("Secret", 72, 100)], trailer })).rejects.toMatchObject({
      code: "source.unreadable",
      message: "is protected by a password",
      hint: "Open it with the password and save it without one.",
    });
  });

  test("says that it is empty, or no PDF", async () => {
    const parseBytes = async (text: string) =>
      pdfParser.parse({ source: "x.pdf", bytes: new TextEncoder().encode(text) });
    await expect(parseBytes("")).rejects.toMatchObject({ code: "source.unreadable", message: "is empty" });
    await expect(parseBytes("PK\u0003\u0004")).rejects.toMatchObject({ message: "is not a PDF file" });
  });

  test("says that it has no pages", async () => {
    await expect(parse({ pages: [] })).rejects.toMatchObject({ code: "source.unreadable" });
  });

  test("is blank, and says so, where no page has text", async () => {
    const { text, notices, layout } = await parse({ pages: ["", ""] });
    expect([text, notices, layout?.pages.map(({ number }) => number)]).toEqual(["", [noVisibleText], [1, 2]]);
  });

  test("is damaged where its tree of pages goes round", async () => {
    const bytes = pdfOf({ pages: [printed("Round", 72, 100)], objects: {} });
    const looped = Buffer.from(bytes).toString("latin1").replace("/Kids [1000 0 R]", "/Kids [2 0 R   ]");
    await expect(
      (async () =>
        pdfParser.parse({ source: "x.pdf", bytes: new Uint8Array(Buffer.from(looped, "latin1")) }))(),
    ).rejects.toMatchObject({ code: "source.unreadable" });
  });

  test("is read for the rest where a page is damaged", async () => {
    const whole = pdfOf({ pages: [printed("First page.", 72, 100), printed("Second page.", 72, 100)] });
    const torn = Buffer.from(whole).toString("latin1").replace("1002 0 R]", "1999 0 R]");
    const bytes = new Uint8Array(Buffer.from(torn, "latin1"));
    const { text, notices } = await pdfParser.parse({ source: "x.pdf", bytes });
    expect([text, notices]).toEqual(["First page.", ["Page 2 is damaged and left out."]]);
  });

  test("has an outline that goes round", async () => {
    const { text } = await parse({
      pages: [printed("Round and round.", 72, 100)],
      catalog: "/Outlines 100 0 R",
      objects: {
        100: "<< /Type /Outlines /First 101 0 R /Last 101 0 R >>",
        101: "<< /Title (Loop) /Parent 100 0 R /Next 101 0 R /First 101 0 R >>",
      },
    });
    expect(text).toBe("Round and round.");
  });

  test("says how far it came", async () => {
    const seen: unknown[] = [];
    await pdfParser.parse({
      source: "x.pdf",
      bytes: pdfOf({ pages: [printed("One", 72, 100), printed("Two", 72, 100)] }),
      progress: (...step) => seen.push(step),
    });
    expect(seen).toEqual([
      [1, 2, "pages"],
      [2, 2, "pages"],
    ]);
  });
});
