import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { chart } from "../shared/chart.fixture.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { malformedParts, shuffledParts } from "../shared/malformed-parts.fixture.ts";
import { transitional } from "../shared/office.fixture.ts";
import { zipOf } from "../shared/zip.fixture.ts";
import {
  cell,
  docxEntries,
  docxFile,
  item,
  paragraph,
  row,
  run,
  sampleNumbering,
  sampleStyles,
  styled,
  table,
  type DocxFixture,
} from "./docx.fixture.ts";
import { docxParser } from "./docx-parser.ts";

const example: DocxFixture = {
  styles: sampleStyles,
  numbering: sampleNumbering,
  footnotes: `<w:footnote w:id="2">${paragraph("At low water.")}</w:footnote>`,
  body: [
    styled("Titel", "Häfen 海港 🙂"),
    styled("Own", "Berths"),
    paragraph(
      run("Boats up to 12 m moor ") + run("here") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + run("."),
    ),
    item(2, "East quay"),
    item(2, "West quay"),
    table([row(["Berth", "Price"], "<w:tblHeader/>"), row(["A1", "12 €"]), row(["A2", "15 €"])]),
    paragraph("End."),
  ].join(""),
};
const exampleText = [
  "Häfen 海港 🙂",
  "Berths",
  "Boats up to 12 m moor here[1].\n[1] At low water.",
  "• East quay\n• West quay",
  "Berth: A1 | Price: 12 €\nBerth: A2 | Price: 15 €",
  "End.",
].join("\n\n");

describeDocumentParser({
  name: "docx",
  make: () => docxParser,
  example: { bytes: docxFile(example), text: exampleText },
  traits: { plainText: false },
});

const parse = (bytes: Uint8Array) => docxParser.parse({ source: "a.docx", bytes });
const textOf = async (fixture: DocxFixture) => (await parse(docxFile(fixture))).text;

async function refusalOf(bytes: Uint8Array): Promise<unknown> {
  try {
    return await parse(bytes);
  } catch (error) {
    const { message, hint } = error as { message: string; hint: string };
    return [message, hint];
  }
}

describe("headings of a Word file", () => {
  test("are told by outline level, by the styles theirs is based on, and by names in other languages", async () => {
    const body = [
      styled("Titel", "Title"),
      styled("berschrift1", "One"),
      styled("Local2", "Two"),
      paragraph("Three", `<w:outlineLvl w:val="2"/>`),
      paragraph("Body", `<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>`),
      styled("Loop", "Loop"),
      styled("nowhere", "None"),
    ].join("");
    const { text, headings } = await parse(docxFile({ body, styles: sampleStyles }));
    expect(headings.map(({ level, start, end }) => [level, text.slice(start, end)])).toEqual([
      [1, "Title"],
      [1, "One"],
      [2, "Two"],
      [3, "Three"],
    ]);
  });

  test("carry the numbers they are shown with", async () => {
    const properties = `<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`;
    const body = paragraph("Scope", properties) + paragraph("", properties) + paragraph("Terms", properties);
    const { headings } = await parse(docxFile({ body, numbering: sampleNumbering }));
    expect(headings.map(({ title }) => title)).toEqual(["1. Scope", "3. Terms"]);
  });
});

describe("lists of a Word file", () => {
  test("are counted on, begin anew below, and count for themselves where they say so", async () => {
    const body = [
      item(1, "a"),
      item(1, "b", 1),
      item(1, "c", 1),
      item(1, "d"),
      item(1, "e", 1),
      item(3, "f"),
    ];
    expect(await textOf({ body: body.join(""), numbering: sampleNumbering })).toBe(
      "1. a\n1.a) b\n1.b) c\n2. d\n2.a) e\n5. f",
    );
  });
});

describe("tables of a Word file", () => {
  test("name their columns by repeated rows, or by a first row that stands out", async () => {
    const bold = (text: string) => cell(paragraph(run(text, "<w:b/>")));
    const tables = [
      table([row([bold("Name"), bold("Town")]), row(["Ada", "London"])]),
      table([row(["Ada", "London"]), row(["Max", "Kiel"])]),
      table([row(["Item", "Price"]), row(["Rope", "12"])]),
      table([
        row(["Top", cell("Wide", `<w:gridSpan w:val="2"/>`)], "<w:tblHeader/>"),
        row(["", "A", "B"], "<w:tblHeader/>"),
        row(["1", "2", "3"]),
      ]),
    ];
    expect(await textOf({ body: tables.join(paragraph("-")) })).toBe(
      [
        "Name: Ada | Town: London",
        "Ada | London\nMax | Kiel",
        "Item: Rope | Price: 12",
        "Top: 1 | Wide A: 2 | Wide B: 3",
      ].join("\n\n-\n\n"),
    );
  });

  test("say the names of columns that are empty, as in a form", async () => {
    const body = table([row(["Name", "Signature"], "<w:tblHeader/>"), row(["Ada", ""])]);
    expect(await textOf({ body })).toBe("Name | Signature\n\nName: Ada");
  });

  test("repeat beside each row what stands beside several", async () => {
    const merged = (kind: string, text: string) => cell(text, `<w:vMerge${kind}/>`);
    const rows = [row([merged(` w:val="restart"`, "North"), "A"]), row([merged("", "painted over"), "B"])];
    const { text, hidden } = await parse(docxFile({ body: table(rows) }));
    expect([text, hidden]).toEqual(["North | A\nNorth | B", [{ why: "covered", text: "painted over" }]]);
  });

  test("are written below the row that holds them", async () => {
    const inner = table([row(["x", "y"]), row(["z", "w"])]);
    const body = table([row([cell(paragraph("one") + inner), "two"]), row(["three", "four"])]);
    expect(await textOf({ body })).toBe("one | two\n\nx | y\nz | w\nthree | four");
  });

  test("that only place text on the page are read as that text", async () => {
    const body = table([
      row([cell(styled("berschrift1", "Left") + paragraph("a")), cell(paragraph("b") + paragraph("c"))]),
    ]);
    const { text, headings } = await parse(docxFile({ body, styles: sampleStyles }));
    expect([text, headings.length]).toEqual(["Left\n\na\n\nb\n\nc", 1]);
  });
});

describe("what a reader of a Word file does not see", () => {
  test("is kept apart: hidden, white on white, tiny", async () => {
    const white = `<w:color w:val="FFFFFF"/>`;
    const body = [
      paragraph(run("seen ") + run("gone", "<w:vanish/>") + run("kept", `<w:vanish w:val="0"/>`)),
      paragraph(run("white", white) + run(" on white", white)),
      paragraph(run("small", `<w:sz w:val="2"/>`)),
      paragraph(run("on black", `${white}<w:shd w:val="clear" w:fill="000000"/>`)),
      paragraph(run("on a dark line", white), `<w:shd w:val="clear" w:fill="333333"/>`),
      table([row([cell(paragraph(run("in a dark cell", white)), `<w:shd w:val="clear" w:fill="222222"/>`)])]),
      paragraph(run("black on black", `<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>`)),
    ].join("");
    const { text, hidden } = await parse(docxFile({ body }));
    expect([text, hidden]).toEqual([
      "seen kept\n\non black\n\non a dark line\n\nin a dark cell",
      [
        { why: "hidden-run", text: "gone" },
        { why: "no-contrast", text: "white on white" },
        { why: "tiny", text: "small" },
        { why: "no-contrast", text: "black on black" },
      ],
    ]);
  });

  test("is seen on a page of another colour", async () => {
    const body = paragraph(run("white", `<w:color w:val="FFFFFF"/>`));
    expect(await textOf({ body, background: "102030" })).toBe("white");
  });

  test("is seen over a picture behind the text, as far as the page goes", async () => {
    const wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    const picture = `<w:r><w:drawing><wp:anchor xmlns:wp="${wp}" behindDoc="1"><a:blip/></wp:anchor></w:drawing></w:r>`;
    const white = (said: string) => run(said, `<w:color w:val="FFFFFF"/>`);
    const body =
      paragraph(picture + white("Title")) +
      paragraph(white("over it")) +
      paragraph(`<w:r><w:br w:type="page"/></w:r>${white("on paper")}`);
    const { text, hidden } = await parse(docxFile({ body }));
    expect([text, hidden]).toEqual(["Title\n\nover it", [{ why: "no-contrast", text: "on paper" }]]);
  });

  test("is kept apart by its style too", async () => {
    const styles = `<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>`;
    const body = paragraph(run("a", `<w:rStyle w:val="H"/>`) + run("b"));
    const { text, hidden } = await parse(docxFile({ body, styles }));
    expect([text, hidden]).toEqual(["b", [{ why: "hidden-run", text: "a" }]]);
  });
});

describe("runs of a Word file", () => {
  test("are read as they show: tracked changes taken, instructions of fields left, marks turned into characters", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = [
      paragraph(
        `<w:ins>${run("new")}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>${run("from")}</w:moveFrom>`,
      ),
      paragraph(
        `${field("begin")}${run("PAGE")}${field("separate")}${run("7")}${field("end")}${run(" of 9")}`,
      ),
      paragraph(
        `${field("begin")}<w:r><w:instrText>TOC</w:instrText></w:r>${field("separate")}${run("first")}`,
      ),
      paragraph(`${run("last")}${field("end")}`),
      paragraph(`${run("a")}${field("begin")}${run("never shown")}`),
      paragraph(
        `<w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Odd" w:char="F041"/></w:r>`,
      ),
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph("controlled")}</w:sdtContent></w:sdt>`,
      paragraph(`<w:hyperlink>${run("link")}</w:hyperlink><w:smartTag>${run(" tag")}</w:smartTag>`),
    ].join("");
    const { text, notices } = await parse(docxFile({ body }));
    expect([text.split("\n\n"), notices]).toEqual([
      ["new", "7 of 9", "first", "last", "a", "x y z\u2011✓", "controlled", "link tag"],
      [
        "2 passages left out that a tracked change deletes.",
        "1 symbol not read that only a font of its own can show.",
      ],
    ]);
  });

  test("bring their text boxes once, whatever editions of it the file holds", async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const alternatives =
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` +
      `<mc:Choice Requires="wps"><w:drawing>${box("new box")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("old box")}</w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await textOf({ body: paragraph(`${run("Text")}<w:r>${alternatives}</w:r>`) })).toBe(
      "Text\n\nnew box",
    );
  });

  test("bring the charts that hang on them as the tables they draw", async () => {
    const drawing = `<w:r><w:drawing><c:chart r:id="rows"/></w:drawing></w:r>`;
    const charts = { rows: chart("Boats", ["2024", "2025"], { East: [1, 2], West: [3, 4] }) };
    expect(await textOf({ body: paragraph(run("Text") + drawing), charts })).toBe(
      "Text\n\nBoats\n\n2024 | East: 1 | West: 3\n2025 | East: 2 | West: 4",
    );
  });

  test("keep comments apart, and say what was not read", async () => {
    const comment = `<w:r><w:commentReference w:id="0"/></w:r>`;
    const picture = `<w:r><w:drawing><a:blip/></w:drawing></w:r>`;
    const { text, hidden, notices } = await parse(
      docxFile({
        body: paragraph(run("Text") + comment + picture) + `<w:altChunk/>`,
        comments: `<w:comment w:id="0">${paragraph("Is that so?")}</w:comment>`,
        header: paragraph("Confidential"),
      }),
    );
    expect([text, hidden, notices]).toEqual([
      "Text",
      [{ why: "comment", text: "Is that so?" }],
      [
        "1 header or footer left out.",
        "1 picture not read.",
        "1 comment kept apart from the text.",
        "1 document within the document not read.",
      ],
    ]);
  });

  test("refer to notes that may refer to themselves", async () => {
    const reference = `<w:r><w:footnoteReference w:id="2"/></w:r>`;
    const footnotes = `<w:footnote w:id="2">${paragraph(run("again") + reference)}</w:footnote>`;
    expect(await textOf({ body: paragraph(run("a") + reference), footnotes })).toBe("a[1]\n[1] again[1]");
  });
});

describe("files that are no Word file, or none that can be read", () => {
  const older = (stream: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
        Buffer.from(stream, "utf16le"),
      ]),
    );

  test("say what they are and what to do", async () => {
    const workbook = zipOf({
      ...docxEntries({ body: "" }),
      "word/document.xml": `<workbook xmlns="${transitional.x}"/>`,
    });
    const outcomes = [
      new Uint8Array(),
      older("WordDocument"),
      older("EncryptedPackage"),
      workbook,
      new TextEncoder().encode("{\\rtf1 text}"),
      docxFile({ body: paragraph("") }),
      docxFile({ body: paragraph(`<w:r><w:drawing><a:blip/></w:drawing></w:r>`) }),
      zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<a/>" }),
    ].map(refusalOf);
    expect(await Promise.all(outcomes)).toEqual([
      ["is empty", "Get another copy; this one holds no bytes."],
      ["is a Word document of the old binary format", "Open it in Word and save it as .docx."],
      ["is protected by a password", "Open it in Word and save a copy without the password."],
      ["is an Excel workbook under another name", "Give it the ending .xlsx."],
      ["is a rich text file (RTF)", "Open it in Word and save it as .docx."],
      ["holds no text", "Open the document and check that it holds text."],
      [
        "holds no text that is read: 1 picture not read",
        "Run text recognition over its pictures and add the document that comes out.",
      ],
      ["is an OpenDocument file", "Open it in its program and save it as .docx."],
    ]);
  });

  test("are read the same in the strict edition of the format", async () => {
    const strict = Object.fromEntries(
      Object.entries(docxEntries(example)).map(([name, xml]) => [
        name,
        xml
          .replaceAll(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
          )
          .replaceAll(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
          ),
      ]),
    );
    expect(await parse(zipOf(strict))).toEqual(await parse(docxFile(example)));
  });

  test("are read soundly or refused in a sentence, however they are damaged", async () => {
    const entries = docxEntries(example);
    const damaged = fc.oneof(
      malformedFrom([docxFile(example)]),
      malformedParts(entries),
      shuffledParts(entries),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        expect(await parseFaults(docxParser, bytes)).toEqual([]);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});
