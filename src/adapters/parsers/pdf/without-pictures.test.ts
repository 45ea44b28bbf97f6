import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withoutPictures } from "./without-pictures.ts";

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const patched = (text: string) => Buffer.from(withoutPictures(bytesOf(text))).toString("latin1");

test("makes every picture one point large and leaves it in no compression of its own", () => {
  expect(
    patched(
      "7 0 obj\n<< /Subtype /Image /Width 2550 /Height 33 /Filter [/FlateDecode /DCTDecode] >>\nstream\nxyz",
    ),
  ).toBe(
    "7 0 obj\n<< /Subtype /Image /Width 0001 /Height 01 /Filter [/FlateDecode /XXXXXXXXX] >>\nstream\nxyz",
  );
});

test("leaves sizes that stand elsewhere in the file", () => {
  const file = "7 0 obj\n<< /Subtype /Image /Width 8 0 R /Height 9 0 R >>\nstream\nxyz";
  expect(patched(file)).toBe(file);
});

test("leaves what only looks like a picture", () => {
  const texts = [
    "/Subtype /Image /Width 20",
    "7 0 obj\n<< /Subtype /Image /Width 20 >>\nendobj\n8 0 obj\n<< >>\nstream",
    "7 0 obj\n<< /Subtype /Form /Name /Image /Width 20 >>\nstream",
    "7 0 obj\n\u0001<< /Subtype /Image /Width 20 >>\nstream",
  ];
  expect(texts.map(patched)).toEqual(texts);
});

test("keeps every length and the bytes it was given", () => {
  const parts = fc.constantFrom(
    "7 0 obj\n<<",
    "/Subtype /Image",
    " /Width 20",
    " /Height 0",
    ">>\nstream\n",
    "\u0000",
    " endobj ",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), (pieces) => {
      const bytes = bytesOf(pieces.join(""));
      const before = bytes.slice();
      expect(withoutPictures(bytes).length).toBe(bytes.length);
      expect(bytes).toEqual(before);
    }),
  );
});
