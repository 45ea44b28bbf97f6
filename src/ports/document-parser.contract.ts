import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentParser, ParsedText } from "./document-parser.ts";

export interface DocumentParserSubject {
  name: string;
  make: () => DocumentParser;
  /** A small file of this kind and the text it holds. */
  example: { bytes: Uint8Array; text: string };
  traits: {
    /** The file is its own canonical text, so any UTF-8 is a file of this kind. */
    plainText: boolean;
  };
}

const encoder = new TextEncoder();

/** What every DocumentParser must do. */
export function describeDocumentParser({ name, make, example, traits }: DocumentParserSubject): void {
  const parse = (bytes: Uint8Array) => make().parse({ source: "Häfen/海港.x", bytes });

  describe(`${name} as a document parser`, () => {
    test("says what it is and which files it takes", () => {
      const { id, version, extensions, mediaType } = make();
      expect({ id, version, extensions, mediaType }).toEqual({
        id: expect.stringMatching(/^[a-z][a-z0-9-]*$/),
        version: expect.stringMatching(/./),
        extensions: expect.arrayContaining([expect.any(String)]),
        mediaType: expect.stringMatching(/^[a-z]+\/[a-z0-9.+-]+$/),
      });
      expect(extensions.filter((extension) => !/^\.[a-z0-9.]+$/.test(extension))).toEqual([]);
    });

    test("gives the text of a file, with every position inside it and in order", async () => {
      const parsed = await parse(example.bytes);
      expect(parsed.text).toBe(example.text);
      expect(positionFaults(parsed)).toEqual([]);
    });

    test("gives nothing that is lost on the way out of a worker or in storage", async () => {
      const parsed = await parse(example.bytes);
      expect(JSON.parse(JSON.stringify(parsed))).toEqual(JSON.parse(JSON.stringify(structuredClone(parsed))));
      expect(parsed.text.isWellFormed()).toBe(true);
    });

    test("refuses more text than it was allowed", async () => {
      const few = async () =>
        make().parse({ source: "x", bytes: example.bytes, maxCharacters: example.text.length - 1 });
      await expect(few()).rejects.toMatchObject({
        code: "source.unreadable",
        message: `holds more than ${example.text.length - 1} characters of text`,
      });
      const enough = { source: "x", bytes: example.bytes, maxCharacters: example.text.length };
      expect((await make().parse(enough)).text).toBe(example.text);
    });

    describe.skipIf(traits.plainText)("as a file of its own kind", () => {
      test("refuses what only bears its name, in one sentence", async () => {
        const wrong = [
          new Uint8Array(),
          encoder.encode("\0\u0001 no such file"),
          example.bytes.subarray(0, 9),
        ];
        const outcomes = await Promise.all(
          wrong.map((bytes) =>
            Promise.resolve()
              .then(() => parse(bytes))
              .then(positionFaults, (error: { code?: string; message: string }) => [
                ...(error.code === "source.unreadable" ? [] : [error]),
                ...(/\n|\.$/.test(error.message) ? [error.message] : []),
              ]),
          ),
        );
        expect(outcomes).toEqual([[], [], []]);
      });
    });

    test("gives the same for the same bytes, and leaves them as they were", async () => {
      const bytes = example.bytes.slice();
      expect(await parse(bytes)).toEqual(await parse(example.bytes));
      expect(Array.from(bytes)).toEqual(Array.from(example.bytes));
    });

    test("reads a part of a larger buffer", async () => {
      const larger = new Uint8Array(example.bytes.length + 9).fill(0x41);
      larger.set(example.bytes, 5);
      expect((await parse(larger.subarray(5, 5 + example.bytes.length))).text).toBe(example.text);
    });

    describe.skipIf(!traits.plainText)("as its own canonical text", () => {
      test("keeps any text as it is, with positions inside it and in order", async () => {
        const lines = fc.array(
          fc.constantFrom(
            "# A",
            "B",
            "=",
            "---",
            "```",
            "~~~",
            "",
            " ",
            "海 🙂",
            "\r",
            "\t# c",
            "<!--",
            "-->",
          ),
        );
        const texts = fc.oneof(
          lines.map((parts) => parts.join("\n")),
          fc.string({ unit: "grapheme", maxLength: 60 }),
        );
        await fc.assert(
          fc.asyncProperty(texts, async (text) => {
            fc.pre(!text.includes("\0") && !text.startsWith("\ufeff") && text.isWellFormed());
            const parsed = await parse(encoder.encode(text));
            expect([parsed.text, positionFaults(parsed)]).toEqual([text, []]);
          }),
        );
      });

      test("takes a byte order mark away, so that positions count from the first letter", async () => {
        expect((await parse(encoder.encode("\ufeffabc"))).text).toBe("abc");
      });

      test("gives no text for an empty file", async () => {
        expect(await parse(new Uint8Array())).toMatchObject({ text: "", headings: [], pages: [] });
      });

      test("takes a very long line", async () => {
        const line = `# ${" ".repeat(200_000)}x ${"*_`[<".repeat(20_000)}`;
        expect((await parse(encoder.encode(line))).text).toBe(line);
      });

      test("reads what is not UTF-8 in the encoding it has, and says which", async () => {
        const parsed = await parse(new Uint8Array([0x61, 0xe9, 0x20]));
        expect([parsed.text, parsed.notices]).toEqual(["aé ", ["Read as Windows-1252, as it is not UTF-8."]]);
      });

      test("refuses bytes that are text in no encoding", async () => {
        const refused = async () => parse(new Uint8Array([0x61, 0x81, 0x20]));
        await expect(refused()).rejects.toMatchObject({
          code: "source.unreadable",
          message: "is not text in UTF-8, UTF-16 or Windows-1252",
          hint: "If it is text, save it as UTF-8.",
        });
      });

      test("refuses zero bytes", async () => {
        const refused = async () => parse(encoder.encode("a\0b"));
        await expect(refused()).rejects.toMatchObject({
          code: "source.unreadable",
          message: "holds zero bytes, so it is not a text file",
        });
      });
    });
  });
}

/** Positions that are empty, out of order or outside the text, headings without a title, parts that share a name. */
export function positionFaults({
  text,
  headings,
  pages,
  places = [],
  layout,
  hidden = [],
  parts = [],
}: ParsedText): unknown[] {
  type Span = { start: number; end: number };
  const outside = ({ start, end }: Span) => start < 0 || start >= end || end > text.length;
  const misplaced = (spans: readonly Span[]) =>
    spans.filter((span, at) => span.start < (spans[at - 1]?.end ?? 0) || outside(span));
  const untitled = headings.filter(({ title }) => title.trim() !== title || title === "");
  const disordered = places.filter(
    (place, at) => outside(place) || place.start < (places[at - 1]?.start ?? 0),
  );
  const boxes = (layout?.pages ?? []).flatMap((page) =>
    groupsOf(page.boxes, 6)
      .filter(
        ([start = -1, end = -1, left, top, width, height]) =>
          outside({ start, end }) ||
          [left, top, width, height].some((value) => !Number.isFinite(value)) ||
          (width as number) < 0 ||
          (height as number) < 0,
      )
      .map((box) => ({ page: page.number, box })),
  );
  const origins = groupsOf(layout?.origins ?? [], 4).filter(
    ([start = -1, end = -1, rawStart = -1, rawEnd = -1]) => outside({ start, end }) || rawStart > rawEnd,
  );
  const names = parts.map(({ name }) => name);
  return [
    ...misplaced(headings),
    ...misplaced(pages),
    ...untitled,
    ...disordered,
    ...boxes,
    ...origins,
    ...hidden.filter(({ span }) => span !== undefined && outside(span)),
    ...names.filter((name, at) => name === "" || names.indexOf(name) !== at),
  ];
}

function groupsOf(numbers: readonly number[], size: number): number[][] {
  return Array.from({ length: numbers.length / size }, (_, at) => numbers.slice(at * size, (at + 1) * size));
}
