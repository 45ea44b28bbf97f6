import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedDocument } from "../contracts/chunk.ts";
import type { Span } from "../contracts/passage.ts";
import type { Chunker } from "./chunker.ts";

export interface ChunkerTraits {
  /** Every character that is not white space stands in a span. */
  covers: boolean;
  /** No span begins or ends with white space. */
  trims: boolean;
  /** The size no span exceeds, unless it is a single code point; absent where the chunker promises none. */
  limit?: { size: number; unitsOf: (text: string) => number | Promise<number> };
}

export interface ChunkerContract {
  name: string;
  make: () => Chunker | Promise<Chunker>;
  traits: ChunkerTraits;
  /** Random documents per property. */
  runs?: number;
}

/** What every chunker keeps, over random Unicode and Markdown. */
export function describeChunker({ name, make, traits, runs = 100 }: ChunkerContract): void {
  const signal = new AbortController().signal;
  const spansOf = async (document: PreparedDocument) => (await make()).chunk(document, signal);
  const holds = (property: (document: PreparedDocument) => Promise<void>) =>
    fc.assert(fc.asyncProperty(preparedDocuments(), property), { numRuns: runs });

  describe(`chunker ${name}`, () => {
    test("gives non-empty spans in order, no two equal, each inside one region", async () => {
      await holds(async (document) => {
        const spans = await spansOf(document);
        const wrong = spans.filter(
          (span, i) =>
            !(span.start < span.end) ||
            span.start < (spans[i - 1]?.start ?? 0) ||
            !document.regions.some((region) => region.start <= span.start && span.end <= region.end),
        );
        expect(wrong).toEqual([]);
        expect(new Set(spans.map(({ start, end }) => `${start}-${end}`)).size).toBe(spans.length);
      });
    });

    test("parts no surrogate pair", async () => {
      await holds(async (document) => {
        const edges = (await spansOf(document)).flatMap(({ start, end }) => [start, end]);
        const inside = edges.filter(
          (edge) => !document.regions.some((r) => r.start === edge || r.end === edge),
        );
        expect(inside.filter((edge) => partsPair(document.text, edge))).toEqual([]);
      });
    });

    test("gives no span of white space only", async () => {
      await holds(async (document) => {
        const texts = (await spansOf(document)).map(({ start, end }) => document.text.slice(start, end));
        expect(texts.filter((text) => text.trim() === "")).toEqual([]);
      });
    });

    test.skipIf(!traits.trims)("begins and ends no span with white space", async () => {
      await holds(async (document) => {
        const texts = (await spansOf(document)).map(({ start, end }) => document.text.slice(start, end));
        expect(texts.filter((text) => text !== text.trim())).toEqual([]);
      });
    });

    test.skipIf(!traits.covers)("covers every character of the regions that is not white space", async () => {
      await holds(async (document) => {
        expect(uncovered(document, await spansOf(document))).toEqual([]);
      });
    });

    test.skipIf(traits.limit === undefined)("keeps every span within its size", async () => {
      const { size, unitsOf } = traits.limit as NonNullable<ChunkerTraits["limit"]>;
      await holds(async (document) => {
        for (const { start, end } of await spansOf(document)) {
          const text = document.text.slice(start, end);
          const units = await unitsOf(text);
          expect({ text, fits: units <= size || /^.$/su.test(text) }).toEqual({ text, fits: true });
        }
      });
    });

    test("gives the same spans again, from the same chunker and from another", async () => {
      await holds(async (document) => {
        const chunker = await make();
        const spans = await chunker.chunk(document, signal);
        expect(await chunker.chunk(document, signal)).toEqual(spans);
        expect(await spansOf(document)).toEqual(spans);
      });
    });

    test("gives the same spans to callers at the same time", async () => {
      const chunker = await make();
      const documents = fc.sample(preparedDocuments(), { numRuns: 8, seed: 1 });
      const alone = [];
      for (const document of documents) alone.push(await chunker.chunk(document, signal));
      expect(await Promise.all(documents.map(async (document) => chunker.chunk(document, signal)))).toEqual(
        alone,
      );
    });

    test("gives no spans where there is no text", async () => {
      const empty = documentOf("");
      const blank = documentOf(" \n\t\u00a0\r\n\u3000 ");
      const noRegion = { ...documentOf("Text that cleaning took out."), regions: [] };
      expect([await spansOf(empty), await spansOf(blank), await spansOf(noRegion)]).toEqual([[], [], []]);
    });

    test("comes to an end with one long word", async () => {
      for (const word of [
        "a".repeat(20_000),
        "😀".repeat(5_000),
        "ภาษาไทย".repeat(1_000),
        "e\u0301".repeat(5_000),
      ]) {
        const document = documentOf(word);
        const spans = await spansOf(document);
        expect(spans.length).toBeGreaterThan(0);
        expect(traits.covers ? uncovered(document, spans) : []).toEqual([]);
      }
    });

    test("refuses to work once aborted", async () => {
      const chunker = await make();
      const aborted = AbortSignal.abort();
      const attempt = Promise.resolve().then(() =>
        chunker.chunk(documentOf("One sentence. Another one."), aborted),
      );
      await expect(attempt).rejects.toMatchObject({ code: "aborted" });
    });
  });
}

/** A document of one region, its Markdown headings found. */
export function documentOf(text: string): PreparedDocument {
  const headings = Array.from(text.matchAll(/^(#{1,6}) ([^\r\n]*)/gm), (match) => ({
    level: match[1]?.length ?? 1,
    title: match[2] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { source: "page.md", text, language: "und", headings, regions: [{ start: 0, end: text.length }] };
}

/** Documents in many scripts and shapes, with headings, and regions that leave some of the text out. */
export function preparedDocuments(): fc.Arbitrary<PreparedDocument> {
  const text = fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: "binary" })),
    {
      maxLength: 60,
    },
  );
  return fc
    .tuple(text, fc.array(fc.nat({ max: 400 }), { maxLength: 6 }), fc.boolean())
    .map(([parts, cuts, whole]) => {
      const document = documentOf(parts.join(""));
      if (whole) return document;
      const edges = [...new Set(cuts)]
        .filter((cut) => cut <= document.text.length && !partsPair(document.text, cut))
        .sort((a, b) => a - b);
      const regions: Span[] = [];
      for (let i = 0; i + 1 < edges.length; i += 2)
        regions.push({ start: edges[i] ?? 0, end: edges[i + 1] ?? 0 });
      return { ...document, regions };
    });
}

const fragments = [
  " ",
  "  ",
  "\n",
  "\n\n",
  "\r\n",
  "\r\n\r\n",
  "\t",
  "\u00a0",
  "\u3000",
  "\f",
  "\u2029",
  "\r",
  "# Title\n",
  "\n## Part two\n\n",
  "\n### A longer heading of the third rank\n",
  "- item one\n",
  "1. first\n",
  "| a | b |\n",
  "```js\n",
  "The quick brown fox jumps over the lazy dog. ",
  "Dr. Smith paid 3.50 dollars, e.g. for tea! ",
  "z. B. am 3. Oktober; ",
  "it's ",
  "word",
  "Wort ",
  "international ",
  "ABCdef",
  "12345678901234567890",
  "....",
  "))))",
  "=====",
  "<|endoftext|>",
  '"Really?" ',
  "我们今天去公园。",
  "他说：“好！”",
  "没有标点的很长的一句话一直写下去",
  "日本語の文章です。",
  "ภาษาไทยไม่มีช่องว่างระหว่างคำ",
  "한국어 문장입니다. ",
  "😀",
  "👩‍👩‍👧‍👦",
  "🇩🇪",
  "e\u0301",
  "क्षि",
  "\ud83d",
  "\ude00",
  "a".repeat(120),
  " ".repeat(90),
  "\u0300".repeat(20),
];

function partsPair(text: string, position: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, position - 1), position + 1));
}

/** Positions of the regions' characters that are not white space and stand in no span. */
function uncovered({ text, regions }: PreparedDocument, spans: readonly Span[]): number[] {
  const seen = new Uint8Array(text.length);
  for (const { start, end } of spans) seen.fill(1, start, end);
  const missing = [];
  for (const { start, end } of regions) {
    for (let i = start; i < end; i++) if (seen[i] === 0 && text.charAt(i).trim() !== "") missing.push(i);
  }
  return missing;
}
