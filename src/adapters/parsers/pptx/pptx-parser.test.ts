import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { chart } from "../shared/chart.fixture.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { malformedParts, shuffledParts } from "../shared/malformed-parts.fixture.ts";
import {
  graphic,
  group,
  pptxEntries,
  pptxFile,
  shape,
  slideTable,
  text,
  title,
  type SlideFixture,
} from "./pptx.fixture.ts";
import { pptxParser } from "./pptx-parser.ts";

const example: readonly SlideFixture[] = [
  { shapes: title("Häfen 海港 🙂", "ctrTitle") + shape(text("2026"), { placeholder: "subTitle" }) },
  {
    shapes:
      shape(text("East quay") + text("Deep"), { placeholder: "body", index: 1 }) +
      title("Berths") +
      graphic(
        slideTable(
          [
            ["Berth", "Price"],
            ["A1", "12"],
          ],
          true,
        ),
        [100, 950, 800, 40],
      ),
    notes: "Mention the dredging.",
  },
];
const exampleText = [
  "Häfen 海港 🙂",
  "2026",
  "Berths",
  "• East quay\n• Deep",
  "Berth: A1 | Price: 12",
  "Mention the dredging.",
].join("\n\n");

describeDocumentParser({
  name: "pptx",
  make: () => pptxParser,
  example: { bytes: pptxFile(example), text: exampleText },
  traits: { plainText: false },
});

const parse = (slides: readonly SlideFixture[]) =>
  pptxParser.parse({ source: "a.pptx", bytes: pptxFile(slides) });
const textOf = async (shapes: string, more: Partial<SlideFixture> = {}) =>
  (await parse([{ shapes, ...more }])).text;

test("a passage of a presentation knows its slide, and whether it stands in the notes", async () => {
  const { text: whole, places = [], headings } = await parse(example);
  expect(
    places.map(({ kind, label, start, end }) => [kind, label, whole.slice(start, end).slice(-9)]),
  ).toEqual([
    ["slide", "slide 1", " 🙂\n\n2026"],
    ["slide", "slide 2", "dredging."],
    ["notes", "notes", "dredging."],
  ]);
  expect(headings.map(({ level, title: said }) => [level, said])).toEqual([
    [1, "Häfen 海港 🙂"],
    [2, "Berths"],
  ]);
});

describe("what stands on a slide", () => {
  test("is read column by column where columns lie further apart than what they hold", async () => {
    const at = (said: string, left: number, top: number) => shape(text(said), { box: [left, top, 300, 100] });
    const columns = [at("Pro", 0, 300), at("Con", 500, 300), at("cheap", 0, 410), at("slow", 500, 410)];
    const rows = [at("A", 0, 100), at("one", 310, 100), at("B", 0, 300), at("two", 310, 300)];
    expect([await textOf(columns.join("")), await textOf(rows.join(""))]).toEqual([
      "Pro\n\ncheap\n\nCon\n\nslow",
      "A\n\none\n\nB\n\ntwo",
    ]);
  });

  test("is read group by group, wherever a group is put", async () => {
    const inner =
      shape(text("second"), { box: [0, 500, 100, 100] }) + shape(text("first"), { box: [0, 0, 100, 100] });
    const shapes =
      group([0, 600, 100, 300], [0, 0, 100, 600], inner) + shape(text("above"), { box: [0, 100, 900, 100] });
    expect(await textOf(shapes)).toBe("above\n\nfirst\n\nsecond");
  });

  test("has the marks of its lists, as the slide, its layout or its master give them", async () => {
    const numbers = `|<a:buAutoNum type="alphaUcParenR"/>`;
    const body = [
      text("a"),
      text("b", "|<a:buNone/>"),
      text("c", numbers),
      text("d", numbers),
      text("e", "|<a:buChar char='-'/>"),
    ];
    expect(await textOf(shape(body.join(""), { placeholder: "body", index: 1 }))).toBe(
      "• a\n\nb\n\nA) c\nB) d\n• e",
    );
  });

  test("is in tables and charts too", async () => {
    const wide = `<a:tc gridSpan="2"><a:txBody>${text("Both")}</a:txBody></a:tc>`;
    const form = [
      ["Name", "Left open"],
      ["Ada", ""],
    ];
    const merged = [
      [wide, `<a:tc hMerge="1"/>`],
      ["x", "y"],
    ];
    const shapes = [
      graphic(slideTable(form, true), [0, 0, 10, 10]),
      graphic(slideTable(merged, true), [0, 100, 10, 10]),
      graphic(`<c:chart r:id="chart"/>`, [0, 500, 10, 10]),
    ].join("");
    const charts = { chart: chart("Boats", ["2024", "2025"], { East: [1, 2], West: [3, 4] }) };
    expect(await textOf(shapes, { charts })).toBe(
      "Name | Left open\n\nName: Ada\n\nBoth\nx | y\n\nBoats\n\n2024 | East: 1 | West: 3\n2025 | East: 2 | West: 4",
    );
  });

  test("leaves out pictures, footers and what is embedded, and says so", async () => {
    const shapes = [
      shape(text("Text")),
      shape(text("7"), { placeholder: "sldNum" }),
      "<p:pic/>",
      graphic("<p:oleObj/>"),
    ].join("");
    const { text: whole, notices } = await parse([{ shapes }]);
    expect([whole, notices]).toEqual([
      "Text",
      ["1 picture not read.", "1 embedded object not read.", "1 footer, date or slide number left out."],
    ]);
  });
});

describe("what nobody sees on a slide", () => {
  const white = `|<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>`;

  test("is kept apart: off the slide, switched off, tiny, in the colour behind it", async () => {
    const shapes = [
      shape(text("off"), { box: [1000, 0, 50, 50] }),
      shape(text("above"), { box: [0, -60, 50, 50] }),
      shape(text("switched off"), { box: [0, 0, 50, 50], hidden: true }),
      shape(text("tiny", "", `sz="100"|`) + text("seen"), { box: [0, 100, 50, 50] }),
      shape(text("white", "", white), { box: [0, 200, 50, 50] }),
      shape(text("theme", "", `|<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>`), {
        box: [0, 300, 50, 50],
      }),
      shape(text("on black", "", white), { box: [0, 400, 50, 50], fill: "000000" }),
      shape("", { box: [0, 500, 50, 50], fill: "333333" }),
      shape(text("over a dark shape", "", white), { box: [10, 510, 10, 10] }),
    ].join("");
    const { text: whole, hidden = [] } = await parse([{ shapes }]);
    expect([whole, hidden.map((piece) => `${piece.why}: ${piece.text}`).toSorted()]).toEqual([
      "seen\n\non black\n\nover a dark shape",
      [
        "hidden-element: switched off",
        "no-contrast: theme",
        "no-contrast: white",
        "off-page: above",
        "off-page: off",
        "tiny: tiny",
      ],
    ]);
  });

  test("is seen on a slide of another colour", async () => {
    const background = `<p:bg><p:bgPr><a:solidFill><a:srgbClr val="002244"/></a:solidFill></p:bgPr></p:bg>`;
    const shapes = shape(text("white", "", white), { box: [0, 200, 50, 50] });
    expect(await textOf(shapes, { background })).toBe("white");
  });

  test("is a hidden slide with its notes, and a comment", async () => {
    const {
      text: whole,
      hidden,
      notices,
    } = await parse([
      { shapes: title("Seen"), comments: "Check this." },
      { shapes: title("Secret"), notes: "Say nothing.", hidden: true },
      { shapes: title("Last") },
    ]);
    expect([whole, hidden, notices]).toEqual([
      "Seen\n\nLast",
      [
        { why: "comment", text: "Check this." },
        { why: "hidden-slide", text: "Secret Say nothing." },
      ],
      ["Slide 2 is hidden and kept apart from the text.", "1 comment kept apart from the text."],
    ]);
  });
});

test("a presentation of pictures says so", async () => {
  await expect((async () => parse([{ shapes: "<p:pic/>" }, { shapes: "<p:pic/>" }]))()).rejects.toMatchObject(
    {
      code: "source.unreadable",
      message: "holds no text that is read: 2 pictures not read",
      hint: "Run text recognition over its pictures and add the presentation that comes out.",
    },
  );
});

test("presentations are read soundly or refused in a sentence, however they are damaged", async () => {
  const slides = [
    ...example,
    {
      shapes: graphic(`<c:chart r:id="chart"/>`) + group([0, 0, 9, 9], [0, 0, 9, 9], title("In a group")),
      charts: { chart: chart("Boats", ["2024"], { East: [1] }) },
    },
  ];
  const entries = pptxEntries(slides);
  const damaged = fc.oneof(
    malformedFrom([pptxFile(slides)]),
    malformedParts(entries),
    shuffledParts(entries),
  );
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      expect(await parseFaults(pptxParser, bytes)).toEqual([]);
    }),
    { numRuns: 300, seed: 6 },
  );
});
