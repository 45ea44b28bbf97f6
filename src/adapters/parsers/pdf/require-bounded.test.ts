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

test("refuses streams that are packed twice", async () => {
  const bytes = fileWith("/Filter [/FlateDecode /FlateDecode]", packed(10));
  await expect(requireBounded(bytes)).rejects.toMatchObject({
    message: "has streams that are packed twice over",
  });
});

test("passes over pictures, and what is damaged", async () => {
  const image = fileWith("/Subtype /Image /Filter /FlateDecode", packed(2_000_000));
  await expect(requireBounded(image, 1_000_000)).resolves.toBeUndefined();
  await expect(
    requireBounded(fileWith("/Filter /FlateDecode", "\x78\x9cxyz"), 1000),
  ).resolves.toBeUndefined();
});
