import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { malformedParts, shuffledParts } from "../shared/malformed-parts.fixture.ts";
import { zipOf } from "../shared/zip.fixture.ts";
import { epubEntries, epubFile, type EpubFixture } from "./epub.fixture.ts";
import { epubParser } from "./epub-parser.ts";

const example: EpubFixture = {
  chapters: [
    { body: "<p>For all at sea.</p>" },
    { body: "<h1>The Harbour</h1><p>Häfen 海港 🙂</p>", title: "The Harbour" },
    { body: "<p>It goes on.</p>" },
    { body: "<h1>Chapter 2</h1><p>End.</p>", title: "Chapter 2: The Storm" },
  ],
};
const exampleText = [
  "For all at sea.",
  "The Harbour",
  "Häfen 海港 🙂",
  "It goes on.",
  "Chapter 2",
  "End.",
].join("\n\n");

describeDocumentParser({
  name: "epub",
  make: () => epubParser,
  example: { bytes: epubFile(example), text: exampleText },
  traits: { plainText: false },
});

const parse = (bytes: Uint8Array) => epubParser.parse({ source: "a.epub", bytes });

async function refusalOf(bytes: Uint8Array): Promise<unknown> {
  try {
    return (await parse(bytes)).text;
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a passage of a book", () => {
  test("knows its chapter, by the table of contents of either edition", async () => {
    const placesOf = async (isOld: boolean) => {
      const { text, places = [] } = await parse(epubFile({ ...example, isOld }));
      return places.map(({ kind, label, start, end }) => [kind, label, text.slice(start, end)]);
    };
    const expected = [
      ["chapter", "front matter", "For all at sea."],
      ["chapter", "chapter The Harbour", "The Harbour\n\nHäfen 海港 🙂\n\nIt goes on."],
      ["chapter", "chapter 2: The Storm", "Chapter 2\n\nEnd."],
    ];
    expect([await placesOf(false), await placesOf(true)]).toEqual([expected, expected]);
  });

  test("is numbered by its page where nothing names chapters", async () => {
    const { places = [] } = await parse(epubFile({ chapters: [{ body: "a" }, { body: "b" }] }));
    expect(places.map(({ label }) => label)).toEqual(["front matter", "part 2"]);
  });
});

describe("a book", () => {
  test("says which pages it could not read", async () => {
    const entries = epubEntries({
      chapters: [
        { body: "text <img/>", title: "One" },
        {},
        { body: "gone" },
        { body: "more<img/>", title: "Two" },
      ],
    });
    delete entries["OEBPS/text/c 2.xhtml"];
    const { text, notices } = await parse(zipOf(entries));
    expect([text, notices]).toEqual([
      "text\n\nmore",
      [
        "The table of contents was left out.",
        "1 picture without a description was not read (chapter One, chapter Two).",
        "1 page without text, only a picture.",
        "1 page missing from the book.",
      ],
    ]);
  });

  test("with scrambled fonts is read; one that is locked is not", async () => {
    const locked = (encryption: string) => refusalOf(epubFile({ chapters: [{ body: "text" }], encryption }));
    expect([
      await locked("http://www.idpf.org/2008/embedding"),
      await locked("http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
    ]).toEqual(["text", "is protected by digital rights management (DRM)"]);
  });

  test("that is none is said to be none", async () => {
    const outcomes = [
      new Uint8Array(),
      new TextEncoder().encode("text"),
      zipOf({ a: "b" }),
      epubFile({ chapters: [{}] }),
    ];
    expect(await Promise.all(outcomes.map(refusalOf))).toEqual([
      "is empty",
      "is not an EPUB book",
      "is a packed file, but no book",
      "holds no text that is read: The table of contents was left out; 1 page without text, only a picture",
    ]);
  });

  test("reads nothing twice and nothing outside itself", async () => {
    const entries = epubEntries({ chapters: [{ body: "<p>once</p><img src='http://x/y.png'/>" }] });
    const book = (entries["OEBPS/book.opf"] as string)
      .replace("<spine", `<spine x="1"`)
      .replace(
        `<itemref idref="c0"/>`,
        `<itemref idref="c0"/><itemref idref="c0"/><itemref idref="out"/><itemref idref="web"/>`,
      )
      .replace(
        "<manifest>",
        `<manifest><item id="out" href="../../etc/passwd"/><item id="web" href="https://example.org/a.xhtml"/>`,
      );
    expect((await parse(zipOf({ ...entries, "OEBPS/book.opf": book }))).text).toBe("once");
  });

  test("is read soundly or refused in a sentence, however it is damaged", async () => {
    const entries = epubEntries(example);
    const damaged = fc.oneof(
      malformedFrom([epubFile(example)]),
      malformedParts(entries),
      malformedParts(epubEntries({ ...example, isOld: true })),
      shuffledParts({ ...entries, "x.xml": "<a/>" }),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        expect(await parseFaults(epubParser, bytes)).toEqual([]);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});
