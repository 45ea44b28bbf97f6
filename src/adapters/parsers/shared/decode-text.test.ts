import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf32 = (text: string, littleEndian: boolean) => {
  const points = Array.from(text, (letter) => letter.codePointAt(0) as number);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  for (const [at, point] of points.entries()) view.setUint32(at * 4, point, littleEndian);
  return new Uint8Array(view.buffer);
};

test.each<[string, Uint8Array, string, string[]]>([
  ["UTF-8", utf8("Häfen 海港"), "Häfen 海港", []],
  ["UTF-8 with its mark", utf8("\ufeffHäfen"), "Häfen", []],
  ["UTF-16 with its mark", utf16("\ufeffHäfen 海港"), "Häfen 海港", ["Read as UTF-16."]],
  ["UTF-16, high byte first", swapped(utf16("\ufeffHäfen 海港")), "Häfen 海港", ["Read as UTF-16."]],
  [
    "UTF-16 without a mark",
    utf16("Häfen und 海港"),
    "Häfen und 海港",
    ["Read as UTF-16, told by its zero bytes."],
  ],
  [
    "the other UTF-16 without a mark",
    swapped(utf16("Häfen")),
    "Häfen",
    ["Read as UTF-16, told by its zero bytes."],
  ],
  ["UTF-32", utf32("\ufeffHäfen 🙂", true), "Häfen 🙂", ["Read as UTF-32."]],
  ["UTF-32, high byte first", utf32("\ufeffHäfen 🙂", false), "Häfen 🙂", ["Read as UTF-32."]],
  [
    "Windows-1252",
    latin("Caf\xe9 \x93Meer\x94 5 \x80"),
    "Café “Meer” 5 €",
    ["Read as Windows-1252, as it is not UTF-8."],
  ],
  [
    "Windows-1252 that ends in a letter with an accent",
    latin("Caf\xe9"),
    "Café",
    ["Read as Windows-1252, as it is not UTF-8."],
  ],
  [
    "UTF-8 cut within a letter",
    utf8("Häfen 海").subarray(0, -1),
    "Häfen \ufffd",
    ["It ends in the middle of a character, which is shown as \ufffd."],
  ],
  [
    "UTF-8 cut within its only letter beyond ASCII",
    utf8("to 海").subarray(0, -1),
    "to \ufffd",
    ["It ends in the middle of a character, which is shown as \ufffd."],
  ],
  [
    "UTF-8 with one broken byte",
    new Uint8Array([...utf8("Häfen und Küsten "), 0xfc, ...utf8("ber")]),
    "Häfen und Küsten \ufffdber",
    ["1 character is broken and is shown as \ufffd, the first at byte 19."],
  ],
  [
    "UTF-16 with half a character",
    utf16("\ufeffa\ud800b"),
    "a\ufffdb",
    ["Read as UTF-16.", "1 character is broken and is shown as \ufffd."],
  ],
])("reads %s", (_, bytes, text, notices) => {
  expect(decodeText(bytes)).toEqual({ text, notices });
});

test.each<[string, Uint8Array, string]>([
  ["zero bytes in text", utf8("abc\0def"), "holds zero bytes, so it is not a text file"],
  [
    "a few pairs that end in zero",
    latin("abcdefghijklmnopqr\0\0"),
    "holds zero bytes, so it is not a text file",
  ],
  ["what Windows-1252 does not define", latin("gr\x81n"), "is not text in UTF-8, UTF-16 or Windows-1252"],
  ["control characters", latin("\x01\x02\x03\xe9\x04"), "is not text in UTF-8, UTF-16 or Windows-1252"],
  [
    "Russian in an encoding of its own",
    latin("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0\xe0"),
    "is not text in UTF-8, UTF-16 or Windows-1252",
  ],
  ["a PDF", latin("%PDF-1.7\n\xe2\xe3\0"), "is a PDF by its content"],
])("refuses %s", (_, bytes, message) => {
  expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: "source.unreadable", message }));
});

test("gives back any text in UTF-8 and, with its mark, in UTF-16 and UTF-32", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
      const marked = `\ufeff${text}`;
      const encoded = [
        utf8(text),
        utf16(marked),
        swapped(utf16(marked)),
        utf32(marked, true),
        utf32(marked, false),
      ];
      expect(encoded.map((bytes) => decodeText(bytes).text)).toEqual(Array(5).fill(text));
    }),
  );
});

test("gives well-formed text or a reason for any bytes", () => {
  /** What is wrong with what becomes of some bytes. */
  const faults = (bytes: Uint8Array) => {
    try {
      const { text } = decodeText(bytes);
      return text.isWellFormed() && !text.includes("\0") ? [] : [text];
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      return code === "source.unreadable" && /^(?:is|holds) .*[^.]$/.test(message) ? [] : [error];
    }
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(faults(bytes)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
