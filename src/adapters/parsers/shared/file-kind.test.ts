import { expect, test } from "vitest";
import { kindOf, otherKind } from "./file-kind.ts";
import { zipFixture, zipOf } from "./zip.fixture.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const packed = (name: string) => zipOf({ "[Content_Types].xml": "<x/>", [name]: "<x/>" });

test.each<[string, Uint8Array, string | undefined]>([
  ["a PDF", bytes("%PDF-1.7\n"), "a PDF"],
  ["a Word file", packed("word/document.xml"), "a Word file"],
  ["an Excel file", packed("xl/workbook.xml"), "an Excel file"],
  ["a PowerPoint file", packed("ppt/presentation.xml"), "a PowerPoint file"],
  [
    "an EPUB book",
    zipFixture([{ name: "mimetype", content: "application/epub+zip", method: 0 }]),
    "an EPUB book",
  ],
  ["any other ZIP", packed("notes.txt"), "a ZIP archive"],
  ["an old Word file", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), "an old Office file"],
  [
    "a Word file locked by a password",
    Buffer.concat([bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Buffer.from("EncryptedPackage", "utf16le")]),
    "an Office file locked by a password",
  ],
  ["a picture", bytes("\x89PNG\r\n\x1a\nrest"), "a PNG picture"],
  ["a WebP picture, past its length", bytes("RIFF\x10\x20\0\0WEBP"), "a WebP picture"],
  ["text", bytes("Hello PDF"), undefined],
  ["text that begins as a signature does", bytes("MZ Motor, GIF8 and BZh"), undefined],
  ["nothing", new Uint8Array(), undefined],
  ["less than a signature", bytes("%PD"), undefined],
])("tells %s", (_, given, kind) => {
  expect(kindOf(given)?.kind).toBe(kind);
});

test("says what such a file is and what to do", () => {
  const faults = [bytes("%PDF-1.7"), bytes("\x1f\x8b\x08")].map((given) => {
    const kind = kindOf(given);
    return kind && (({ message, hint }) => ({ message, hint }))(otherKind(kind));
  });
  expect(faults).toEqual([
    { message: "is a PDF by its content", hint: "Rename it to end in .pdf." },
    { message: "is a gzip file by its content", hint: "Unpack it into the folder." },
  ]);
});
