import { beforeAll, describe, expect, test } from "vitest";
import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { VectorIndex } from "../../ports/vector-index.ts";
import { allKnown } from "./embedded-question.ts";
import { analyseSegment } from "./lexical/analyse-segment.ts";
import type { LexicalIndex } from "./lexical/lexical-index.ts";
import { openLexicalIndex } from "./lexical/open-lexical-index.ts";
import { retrieve } from "./retrieve.ts";

const { signal } = new AbortController();
/** One section of so many chunks that it fills every list of candidates by itself. */
const book = Array.from({ length: 400 }, (_, row) => `boiler room paragraph ${row} about pipes`);
const notes = Array.from(
  { length: 30 },
  (_, at) => `Notes on the boiler, item ${at}, and on much else besides`,
);
let lexical: LexicalIndex;

beforeAll(async () => {
  const files: [string, string[]][] = [
    ["book.md", book],
    ...notes.map((text, at): [string, string[]] => [`note-${String(at).padStart(2, "0")}.md`, [text]]),
  ];
  const segments = files.map(([source, texts]) => {
    const document: PreparedDocument = { source, text: "", language: "en", headings: [], regions: [] };
    const chunks = texts.map((text): Chunk => ({
      source,
      start: 0,
      end: text.length,
      text,
      breadcrumb: [],
      section: 0,
    }));
    return analyseSegment(document, chunks, { breadcrumbs: true });
  });
  lexical = await openLexicalIndex(segments, () => undefined);
});

/** The later in the book, the nearer to the question. */
const vectors: VectorIndex = {
  count: book.length + notes.length,
  exact: true,
  nearest: async (_query, { topK }) =>
    [...book.keys()]
      .map((row) => ({ row, score: row / 1000 }))
      .toReversed()
      .slice(0, topK),
  close: async () => {},
};

async function ranked(retrieveSettings: object, question = "boiler qxz wvv yrk") {
  const settings = Pipeline.parse({ retrieve: { method: "hybrid", k: 1, ...retrieveSettings } }).retrieve;
  const embedded = { vector: Float32Array.of(1), known: allKnown, family: "static" as const };
  return retrieve({ question, embedded }, { lexical, vectors }, settings, signal);
}

describe.each(["convex", "reciprocal-rank"])("hybrid by %s", (fusion) => {
  test.each([1, 10, 300, 400])("a deeper ranking begins with that of depth %i", async (depth) => {
    const shallow = await ranked({ fusion, depth });
    expect(shallow).toHaveLength(depth);
    expect((await ranked({ fusion, depth: 1000 })).slice(0, depth)).toEqual(shallow);
  });

  test("goes down to the last row that the words find, no row twice, no score above the one before", async () => {
    const hits = await ranked({ fusion, depth: 1000 });
    expect(new Set(hits.map(({ row }) => row)).size).toBe(hits.length);
    expect(hits).toHaveLength(book.length + notes.length);
    expect(hits.toSorted((a, b) => b.score - a.score)).toEqual(hits);
  });

  test("one long section does not keep the others out", async () => {
    const weights = { sectionRepeat: 0.9 };
    const others = async (settings: object) =>
      (await ranked({ depth: 60, weights, ...settings })).filter(({ row }) => row >= book.length).length;
    expect(await others({ method: "context-bm25" })).toBeGreaterThan(20);
    expect(await others({ fusion })).toBeGreaterThan(20);
  });

  test("vectors without weight change nothing", async () => {
    const weights = { vector: 0 };
    expect(await ranked({ fusion, weights })).toEqual(await ranked({ method: "context-bm25" }));
  });
});
