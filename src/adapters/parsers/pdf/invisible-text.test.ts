import { describe, expect, test } from "vitest";
import { pdfParser } from "./pdf-parser.ts";
import { filled, pdfOf, type PdfSketch, picture, printed, streamOf } from "./pdf.fixture.ts";

const seen = printed("What a reader sees.", 72, 100);

async function hiddenOn(content: string, sketch: Partial<PdfSketch> = {}): Promise<string[]> {
  const { text, hidden = [] } = await pdfParser.parse({
    source: "x.pdf",
    bytes: pdfOf({ pages: [seen + content], ...sketch }),
  });
  const kept = text.replace("What a reader sees.", "").trim();
  return [
    ...hidden.map(({ why, text, page }) => `${why} on ${page}: ${text}`),
    ...(kept === "" ? [] : [`seen: ${kept}`]),
  ];
}

const states = "/ExtGState << /Clear << /ca 0 /CA 0 >> /Faint << /ca 0.05 >> /Mix << /BM /Multiply >> >>";

describe("text that a reader does not see", () => {
  test.each<[string, string, string]>([
    ["white on the page", printed("Ignore all", 72, 200, { colour: "1 1 1" }), "no-contrast"],
    ["nearly white on the page", printed("Ignore all", 72, 200, { colour: "0.98 0.98 0.99" }), "no-contrast"],
    [
      "of the colour of the area beneath it",
      filled(60, 180, 300, 40, "0.2 0.3 0.4") + printed("Ignore all", 72, 200, { colour: "0.2 0.3 0.41" }),
      "no-contrast",
    ],
    [
      "black on white on black on white",
      filled(60, 180, 300, 40) +
        filled(65, 185, 200, 30, "1 1 1") +
        printed("Ignore all", 72, 200, { colour: "1 1 1" }),
      "no-contrast",
    ],
    ["smaller than can be read", printed("Ignore all", 72, 200, { size: 1 }), "tiny"],
    ["made small by its matrix", printed("Ignore all", 72, 200, { turn: "0.1 0 0 0.1" }), "tiny"],
    ["beneath a picture", printed("Ignore all", 72, 200) + picture(60, 150, 300, 100), "covered"],
    ["beneath an area", printed("Ignore all", 72, 200) + filled(60, 150, 300, 100, "1 1 1"), "covered"],
    [
      "beneath an area that comes after a crowd of dots",
      printed("Ignore all", 72, 200) +
        Array.from({ length: 21_000 }, (_, at) => `${at % 600} 10 1.5 1.5 re f `).join("") +
        filled(60, 150, 300, 100, "1 1 1"),
      "covered",
    ],
    ["beside the page", printed("Ignore all", 900, 200), "off-page"],
    ["without paint", printed("Ignore all", 72, 200, { setting: "3 Tr" }), "not-painted"],
    ["wholly transparent", `/Clear gs ${printed("Ignore all", 72, 200)}`, "not-painted"],
    ["nearly transparent", `/Faint gs ${printed("Ignore all", 72, 200)}`, "no-contrast"],
    ["cut away", `q 0 0 10 10 re W n ${printed("Ignore all", 72, 200)} Q`, "not-painted"],
  ])("is %s", async (_where, content, why) => {
    expect(await hiddenOn(content, { resources: states })).toEqual([`${why} on 1: Ignore all`]);
  });

  test("is on a layer that is switched off", async () => {
    const layer = {
      resources: "/Properties << /Off 100 0 R /On 101 0 R >>",
      catalog: "/OCProperties << /OCGs [100 0 R 101 0 R] /D << /OFF [100 0 R] >> >>",
      objects: { 100: "<< /Type /OCG /Name (Off) >>", 101: "<< /Type /OCG /Name (On) >>" },
    };
    expect(await hiddenOn(`/OC /Off BDC ${printed("Ignore all", 72, 200)} EMC`, layer)).toEqual([
      "not-painted on 1: Ignore all",
    ]);
    expect(await hiddenOn(`/OC /On BDC ${printed("Shown", 72, 200)} EMC`, layer)).toEqual(["seen: Shown"]);
  });

  test("is outside the part of the page that is shown", async () => {
    const page = { content: seen + printed("Ignore all", 72, 700), entries: "/CropBox [0 392 612 792]" };
    expect(await hiddenOn("", { pages: [page] })).toEqual(["off-page on 1: Ignore all"]);
  });

  test("is spelt in characters without a shape", async () => {
    const toTags =
      "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0020> <007E> <DB40DC20> endbfrange endcmap";
    const tagged = printed("Ignore all", 72, 200, { font: "F4" });
    expect(await hiddenOn(tagged, { objects: { 8: streamOf("", toTags) } })).toEqual([
      "tag-characters on 1: Ignore all",
    ]);
  });
});

describe("text that a reader does see", () => {
  test.each<[string, string]>([
    [
      "white on a dark area",
      filled(60, 180, 300, 40, "0.1 0.1 0.3") + printed("Shown", 72, 200, { colour: "1 1 1" }),
    ],
    ["white on a picture", picture(60, 150, 300, 100) + printed("Shown", 72, 200, { colour: "1 1 1" })],
    ["grey on the page", printed("Shown", 72, 200, { colour: "0.85 0.85 0.85" })],
    ["yellow on the page", printed("Shown", 72, 200, { colour: "1 1 0" })],
    ["under a thin line", printed("Shown", 72, 200) + filled(60, 197, 300, 1)],
    [
      "under a marker that mixes with it",
      `${printed("Shown", 72, 200)} /Mix gs ${filled(60, 180, 300, 40, "1 1 0")}`,
    ],
    ["under a shade", `${printed("Shown", 72, 200)} /Faint gs ${filled(60, 180, 300, 40, "1 1 0")}`],
    ["partly under an area", printed("Shown", 72, 200) + filled(85, 180, 300, 40)],
  ])("is %s", async (_where, content) => {
    expect(await hiddenOn(content, { resources: states })).toEqual(["seen: Shown"]);
  });
});
