import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8 } from "./decode-utf8.ts";

const encoder = new TextEncoder();

test("gives back any text that was encoded", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
      expect(decodeUtf8(encoder.encode(text))).toBe(text);
    }),
  );
});

test("takes away one byte order mark at the beginning, and only there", () => {
  expect(decodeUtf8(encoder.encode("\ufeffa\ufeff"))).toBe("a\ufeff");
});

test("names the byte where the text stops being UTF-8", () => {
  const broken = fc.constantFrom(
    [0xff],
    [0xc3],
    [0xe2, 0x82],
    [0xf0, 0x9f, 0x99],
    [0x80],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
  );
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      broken,
      fc.constantFrom("", " x", "é"),
      (before, bytes, after) => {
        const start = encoder.encode(before);
        const whole = new Uint8Array([...start, ...bytes, ...encoder.encode(after)]);
        expect(() => decodeUtf8(whole)).toThrow(
          expect.objectContaining({
            code: "source.unreadable",
            message: `not valid UTF-8 at byte ${start.length}`,
          }),
        );
      },
    ),
  );
});

test.each([
  ["Latin 1", [0x63, 0x61, 0x66, 0xe9, 0x20, 0x61], 3],
  ["UTF-16 with its mark", [0xff, 0xfe, 0x61, 0x00], 0],
  ["a letter cut at the end", [0x61, 0xe2, 0x82], 1],
])("refuses %s, naming byte by byte", (_, bytes, at) => {
  expect(() => decodeUtf8(new Uint8Array(bytes))).toThrow(
    expect.objectContaining({ message: `not valid UTF-8 at byte ${at}`, hint: "Save the file as UTF-8." }),
  );
});

test("refuses zero bytes, which no text file holds", () => {
  expect(() => decodeUtf8(encoder.encode("a\0"))).toThrow(
    expect.objectContaining({
      code: "source.unreadable",
      message: "holds zero bytes, so it is not a text file",
    }),
  );
});
