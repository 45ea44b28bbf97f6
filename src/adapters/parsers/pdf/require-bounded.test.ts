import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfOf, printed, streamOf } from "./pdf.fixture.ts";
import { requireBounded } from "./require-bounded.ts";

const packed = (size: number) => deflateSync(Buffer.alloc(size, " ")).toString("latin1");
const fileWith = (entries: string, content: string) =>
  pdfOf({ pages: [printed("Hi", 72, 100)], objects: { 100: streamOf(entries, content) } });

test("lets files pass that unpack to little", async () => {
  await expect(
    requireBounded(fileWith("/Filter /FlateDecode", packed(50_000)), 100_000),
  ).resolves.toBeUndefined();
});

test("refuses a stream that unpacks to more than it should", async () => {
  await expect(
    requireBounded(fileWith("/Filter /FlateDecode", packed(2_000_000)), 1_000_000),
  ).rejects.toMatchObject({
    code: "source.unreadable",
    message: "unpacks to more than 1 MB",
    hint: "Open it in a PDF viewer and print it to a new PDF.",
  });
});

test("refuses many streams that together do", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [100 + at, streamOf("/Filter /FlateDecode", packed(50_000))]),
  );
  const bytes = pdfOf({ pages: [printed("Hi", 72, 100)], objects: many });
  await expect(requireBounded(bytes, 1_000_000)).rejects.toMatchObject({
    message: "unpacks to more than 1 MB",
  });
});

test.each([
  ["plainly", "/Filter [/FlateDecode /FlateDecode]"],
  ["by escaped names", "/Filter [/Fl#61teDecode /#46l]"],
  ["with a comment between", "/Filter [/FlateDecode % )\n /LZWDecode]"],
  ["by the key of inline pictures", "/F [/Fl /RL]"],
  ["far before the stream", `/Filter [/Fl /Fl] /Note (${"x".repeat(5000)})`],
  ["after a string with brackets", "/Note (a \\( % b) /Filter [/Fl /Fl]"],
  ["behind a word that looks like a stream", "/Note (5 0 obj stream) /Filter [/Fl /Fl]"],
])("refuses streams that are packed twice, %s", async (_how, entries) => {
  await expect(requireBounded(fileWith(entries, packed(10)))).rejects.toMatchObject({
    message: "has streams that are packed twice over",
  });
});

test.each([
  ["in another object", "/Filter 101 0 R"],
  ["in part in another object", "/Filter [/FlateDecode 101 0 R]"],
])("refuses streams whose packing is told %s", async (_where, entries) => {
  await expect(requireBounded(fileWith(entries, packed(10)))).rejects.toMatchObject({
    code: "source.unreadable",
    message: "has streams that do not say themselves how they are packed",
    hint: "Open it in a PDF viewer and print it to a new PDF.",
  });
});

test.each([
  ["a length told elsewhere", "/Length 101 0 R /Filter /FlateDecode"],
  ["letters for what is packed", "/Filter [/ASCII85Decode /FlateDecode]"],
  ["a font by the name of a key", "/Resources << /Font << /F 3 0 R /Filter 4 0 R >> >> /Filter /FlateDecode"],
  ["a picture whose packing is told elsewhere", "/Subtype /Image /Filter 101 0 R"],
  ["two dictionaries of parameters", "/Filter /FlateDecode /DecodeParms [<< /Predictor 12 >> null]"],
])("lets streams pass with %s", async (_what, entries) => {
  await expect(requireBounded(fileWith(entries, packed(10)))).resolves.toBeUndefined();
});

test("passes over pictures, and what is damaged", async () => {
  const image = fileWith("/Subtype /Image /Filter /FlateDecode", packed(2_000_000));
  await expect(requireBounded(image, 1_000_000)).resolves.toBeUndefined();
  await expect(
    requireBounded(fileWith("/Filter /FlateDecode", "\x78\x9cxyz"), 1000),
  ).resolves.toBeUndefined();
});
