import { expect, test } from "vitest";
import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import type { KnownWords } from "../../ports/known-words.ts";
import { understoodRows } from "./understood-rows.ts";

/** Knows the words in lower case. */
const lowerCase: KnownWords = {
  languages: ["en", "und"],
  async knownShare(text) {
    const words = text.split(" ");
    return words.filter((word) => word === word.toLowerCase()).length / words.length;
  },
};

const languages: Record<string, string> = { "a.md": "en", "b.md": "ru", "c.md": "zh" };

function documentOf(source: string): PreparedDocument {
  const text = "A B C";
  const language = languages[source] ?? "und";
  return { source, text, language, headings: [], regions: [{ start: 0, end: text.length }] };
}

const chunkOf = (source: string, text: string): Chunk => ({
  source,
  start: 0,
  end: text.length,
  text,
  breadcrumb: [],
  section: -1,
});

const chunks = [
  chunkOf("a.md", "a b"),
  chunkOf("a.md", "A B C d"),
  chunkOf("b.md", "pdf"),
  chunkOf("b.md", "A B"),
  chunkOf("c.md", "pdf"),
  chunkOf("a.md", "A B"),
];
const rows = { dimensions: 1, vectors: Float32Array.of(1, 1, 1, 1, 1, 0) };
const given = { documentOf, textOf: ({ text }: Chunk) => text, breathe: () => undefined };

test("leaves a vector only to chunks in languages that are served, and of which enough is known", async () => {
  expect(await understoodRows(chunks, rows, { ...given, knownWords: lowerCase })).toEqual({
    rows: { dimensions: 1, vectors: Float32Array.of(1, 0, 0, 0, 0, 0) },
    unserved: new Map([
      ["ru", 2],
      ["zh", 1],
    ]),
    littleKnown: 1,
  });
});

test("leaves the vectors of an embedder that does not say what it knows as they are", async () => {
  expect(await understoodRows(chunks, rows, { ...given, knownWords: undefined })).toEqual({
    rows,
    unserved: new Map(),
    littleKnown: 0,
  });
});
