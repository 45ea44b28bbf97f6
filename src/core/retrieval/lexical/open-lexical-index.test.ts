import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chunk, PreparedDocument } from "../../../contracts/chunk.ts";
import { analyserFor } from "../../text/analyser.ts";
import { analyseSegment } from "./analyse-segment.ts";
import type { ContextWeights, LexicalHit, LexicalIndex } from "./lexical-index.ts";
import { openLexicalIndex } from "./open-lexical-index.ts";
import type { Segment } from "./segment.ts";
import { decodeSegment, encodeSegment } from "./segment-codec.ts";
import { decay, reach } from "./score-terms.ts";

interface Written {
  source: string;
  language: string;
  /** Each with its section. */
  chunks: readonly (readonly [text: string, section: number])[];
}

const weights: ContextWeights = {
  bigram: 0.5,
  neighbour: 0.2,
  surroundings: 0.8,
  document: 0.3,
  sectionRepeat: 0.95,
};
const bm25 = { k1: 0.9, b: 0.4, topK: 10 };

function segmentOf({ source, language, chunks: written }: Written): Segment {
  let text = "";
  const chunks: Chunk[] = written.map(([piece, section]) => {
    const start = text.length;
    text += piece;
    return { source, start, end: text.length, text: piece, breadcrumb: [], section };
  });
  const document: PreparedDocument = {
    source,
    text,
    language,
    headings: [],
    regions: [{ start: 0, end: text.length }],
  };
  return analyseSegment(document, chunks, { breadcrumbs: true });
}

function openWritten(documents: readonly Written[]): Promise<LexicalIndex> {
  return openLexicalIndex(documents.map(segmentOf), () => undefined);
}

function written(source: string, language: string, ...texts: string[]): Written {
  return { source, language, chunks: texts.map((text) => [text, 0]) };
}

describe("BM25 worked by hand", () => {
  // Three chunks of 2, 4 and 3 terms: mean 3. "oak" stands in two of three: idf = ln(1 + 1.5 / 2.5) = ln 1.6.
  const documents = [written("a", "xx", "oak ash", "oak oak elm fir"), written("b", "xx", "yew fir box")];

  test("plain: idf tf / (tf + k1 (1 - b + b length / mean))", async () => {
    const index = await openWritten(documents);
    expect(index.search("oak", { ...bm25, weights: "plain" })).toEqual(
      [
        { row: 1, score: (Math.log(1.6) * 2) / (2 + 0.9 * (0.6 + (0.4 * 4) / 3)) },
        { row: 0, score: (Math.log(1.6) * 1) / (1 + 0.9 * (0.6 + (0.4 * 2) / 3)) },
      ].map(({ row, score }) => ({ row, score: expect.closeTo(score, 12) as number })),
    );
  });

  test("with context: each feature over its maximum", async () => {
    const index = await openWritten(documents);
    const own = [1 / (1 + 0.9 * (0.6 + 0.8 / 3)), 2 / (2 + 0.9 * (0.6 + 1.6 / 3))] as const;
    const near = Math.max(own[0], 0.75 * own[1]);
    expect(index.search("oak", { ...bm25, weights: { ...weights, sectionRepeat: 1 } })).toEqual([
      { row: 1, score: expect.closeTo(1 + (0.2 * own[0]) / own[1] + 0.8 + 0.3, 12) as number },
      { row: 0, score: expect.closeTo(own[0] / own[1] + 0.2 + (0.8 * near) / own[1] + 0.3, 12) as number },
    ]);
  });

  test("two query words that follow one another count more where they do", async () => {
    const index = await openWritten([
      written("a", "xx", "red fox run"),
      written("b", "xx", "fox red run"),
      written("c", "xx", "cat"),
    ]);
    const rows = index.search("red fox", { ...bm25, weights }).map(({ row }) => row);
    expect(rows).toEqual([0, 1]);
    const [first, second] = index.search("red fox", { ...bm25, weights: { ...weights, bigram: 0 } });
    expect(first?.score).toBe(second?.score);
  });
});

describe("what is found", () => {
  test("a chunk without a query word near one that has it is found, in the same document only", async () => {
    const index = await openWritten([
      written("a", "xx", "far", "ash", "oak", "ash"),
      written("b", "xx", "ash"),
      written("c", "xx", "oak", "", "", "", "", ""),
    ]);
    expect(
      index
        .search("oak", { ...bm25, topK: 20, weights })
        .map(({ row }) => row)
        .sort((x, y) => x - y),
    ).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
  });

  test("headings above a chunk and the document's title find it, and are not looked at where breadcrumbs are off", async () => {
    const text = "# Birch\n\nbody text\n";
    const document: PreparedDocument = {
      source: "a.md",
      text,
      language: "xx",
      headings: [{ level: 1, title: "Birch", start: 0, end: 7 }],
      regions: [{ start: 0, end: text.length }],
    };
    const chunk: Chunk = {
      source: "a.md",
      start: 9,
      end: 18,
      text: "body text",
      breadcrumb: ["Alder"],
      section: 0,
    };
    for (const [breadcrumbs, found] of [
      [true, 1],
      [false, 0],
    ] as const) {
      const index = await openLexicalIndex(
        [analyseSegment(document, [chunk], { breadcrumbs })],
        () => undefined,
      );
      expect(index.search("birch", { ...bm25, weights })).toHaveLength(found);
      expect(index.search("alder", { ...bm25, weights })).toHaveLength(found);
    }
  });

  test.each(["", "  ", "the of and", "(((", '"', "\u{1F600}", "\ud800", "unheard", "*"])(
    "nothing, and no error, for %j",
    async (query) => {
      const index = await openWritten([written("a", "en", "some text of ours")]);
      expect(index.search(query, { ...bm25, weights })).toEqual([]);
      expect(index.search(query, { ...bm25, weights: "plain" })).toEqual([]);
    },
  );

  test("nothing, and no error, for a word of a hundred thousand letters", async () => {
    const index = await openWritten([written("a", "en", "some text of ours")]);
    expect(index.search("a".repeat(100_000), { ...bm25, weights })).toEqual([]);
  });

  test("nothing in an index without sources, without chunks or without terms", async () => {
    for (const documents of [[], [written("a", "en")], [written("a", "en", "…", "")]]) {
      const index = await openWritten(documents);
      expect(index.search("some text", { ...bm25, weights })).toEqual([]);
    }
  });

  test("sources that the filter refuses are not found and set no scale", async () => {
    const documents = [
      written("a", "xx", "oak oak oak"),
      written("b", "xx", "oak ash"),
      written("c", "xx", "elm"),
    ];
    const index = await openWritten(documents);
    const filter = (source: number) => source !== 0;
    expect(index.search("oak", { ...bm25, weights, filter })).toEqual([
      { row: 1, score: expect.closeTo(1 + 0.8 + 0.3, 12) as number },
    ]);
    expect(index.search("oak", { ...bm25, weights: "plain", filter }).map(({ row }) => row)).toEqual([1]);
  });

  test("every language is searched by its own analyser", async () => {
    const index = await openWritten([
      written("en", "en", "The panthers were defending the city."),
      written("de", "de", "Die Häuser standen in der Straße."),
      written("zh", "zh", "黑豹队的防守只丢了分"),
    ]);
    const best = (query: string) => index.search(query, { ...bm25, weights })[0]?.row;
    expect([
      best("who defended the cities?"),
      best("Welches Haus steht an den Straßen?"),
      best("防守如何？"),
    ]).toEqual([0, 1, 2]);
  });

  test("a stop word of the question's language is no rare word of another", async () => {
    const index = await openWritten([
      written("en", "en", "population grows"),
      written("de", "de", "the what is of Zitat"),
      written("de2", "de", "Haus"),
    ]);
    expect(
      index.search("what is the size of the population?", { ...bm25, weights }).map(({ row }) => row),
    ).toEqual([0]);
  });
});

const vocabulary = ["k1", "k2", "k3", "k4", "k5", "中文", "文字", "字", "haus", "häuser", "der", "the"];
const piece = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(" "));
const chunk = fc.tuple(piece, fc.integer({ min: -1, max: 2 }));
const corpus = fc
  .array(
    fc.record({
      language: fc.constantFrom("xx", "de", "en", "zh"),
      chunks: fc.array(chunk, { maxLength: 14 }),
    }),
    { maxLength: 6 },
  )
  .map((documents) => documents.map((document, source) => ({ source: `s${source}`, ...document })));

describe("properties", () => {
  test("finds what a search by strings and plain lists finds", async () => {
    await fc.assert(
      fc.asyncProperty(
        corpus,
        fc.array(piece, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (documents, queries, plain) => {
          const index = await openWritten(documents);
          for (const query of queries) {
            const chosen = plain ? "plain" : { ...weights, sectionRepeat: 1 };
            const found = index.search(query, { ...bm25, topK: 1000, weights: chosen });
            // By row: scores that differ in the last bits only may stand in another order.
            const byRow = found.toSorted((a, b) => a.row - b.row);
            const wanted = naiveScores(documents, query, chosen);
            expect(byRow.map(({ row }) => row)).toEqual(wanted.map(({ row }) => row));
            for (const [i, { score }] of byRow.entries())
              expect(score).toBeCloseTo(wanted[i]?.score as number, 12);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("an index with one source analysed again, the others from the store, is the index opened at once", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, corpus, piece, async (documents, others, query) => {
        const [replacement] = others;
        if (replacement === undefined || documents.length === 0) return;
        const stored = documents.map((document) => encodeSegment(segmentOf(document)));
        stored[0] = encodeSegment(segmentOf({ ...replacement, source: "s0" }));
        const again = await openLexicalIndex(stored.map(decodeSegment), () => undefined);
        const atOnce = await openWritten([{ ...replacement, source: "s0" }, ...documents.slice(1)]);
        for (const chosen of ["plain", weights] as const) {
          expect(again.search(query, { ...bm25, weights: chosen })).toEqual(
            atOnce.search(query, { ...bm25, weights: chosen }),
          );
        }
      }),
    );
  });

  test("a query leaves nothing behind for the next", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, piece, piece, async (documents, before, query) => {
        const fresh = await openWritten(documents);
        const used = await openWritten(documents);
        used.search(before, { ...bm25, weights });
        used.search(before, { ...bm25, weights: "plain", filter: (source) => source > 0 });
        expect(used.search(query, { ...bm25, weights })).toEqual(fresh.search(query, { ...bm25, weights }));
      }),
    );
  });
});

test("opening stops where breathing throws", async () => {
  const stopped = new Error("stopped");
  const opening = openLexicalIndex([segmentOf(written("a", "en", "text"))], () => Promise.reject(stopped));
  await expect(opening).rejects.toBe(stopped);
});

/** The definition, by strings and lists: every row with a score. */
function naiveScores(
  documents: readonly Written[],
  query: string,
  weights: ContextWeights | "plain",
): LexicalHit[] {
  const rows = documents.flatMap(({ chunks, language }, document) =>
    chunks.map(([text, section]) => ({ document, section, terms: termsOf(language, text) })),
  );
  const languages = [...new Set(documents.map(({ language }) => language))].sort();
  const readings = languages.map((language) => analyserFor(language).analyse(query));
  const fewest = Math.min(...readings.map(({ length }) => length));
  const kept = readings.filter(({ length }) => length === fewest).flat();
  const meant = readings.map((reading) =>
    reading.filter(({ start }) => kept.some((term) => term.start === start)),
  );
  const singles = [...new Set(meant.flatMap((reading) => reading.map(({ term }) => [term])).map(String))].map(
    (term) => [term],
  );
  const pairs = new Map<string, string[]>();
  for (const reading of meant) {
    for (const [index, { term }] of reading.slice(0, -1).entries()) {
      const pair = [term, reading[index + 1]?.term as string];
      pairs.set(pair.join(" "), pair);
    }
  }

  const bm25Of = (texts: string[][][], gram: string[], text: string[][]) => {
    const lengths = texts.map((parts) => parts.flat().length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
    const frequency = (parts: string[][]) =>
      parts.reduce(
        (sum, terms) => sum + terms.filter((_, at) => gram.every((term, i) => terms[at + i] === term)).length,
        0,
      );
    const holding = texts.filter((parts) => frequency(parts) > 0).length;
    const own = frequency(text);
    const idf = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
    return own === 0 ? 0 : (idf * own) / (own + 0.9 * (1 - 0.4 + (0.4 * text.flat().length) / mean));
  };
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const texts = rows.map(({ terms }) => [terms]);
  const single = rows.map(({ terms }) => singles.map((gram) => bm25Of(texts, gram, [terms])));
  if (weights === "plain") return scoredRows(single.map(sum));

  const weigh = (texts: string[][][], text: string[][]) =>
    sum(singles.map((gram) => bm25Of(texts, gram, text))) +
    weights.bigram * sum([...pairs.values()].map((gram) => bm25Of(texts, gram, text)));
  const own = rows.map(({ terms }) => weigh(texts, [terms]));
  const whole = documents.map((_, document) =>
    rows.filter((row) => row.document === document).map(({ terms }) => terms),
  );
  const documentScores = whole.map((parts) => weigh(whole, parts));
  const neighbour = rows.map((_, row) =>
    Math.max(...[row - 1, row + 1].map((other) => (sameDocument(row, other) ? (own[other] as number) : 0))),
  );
  const around = rows.map((_, row) =>
    sum(
      singles.map((_, gram) =>
        Math.max(
          ...rows.map((_, other) => {
            const distance = Math.abs(other - row);
            return sameDocument(row, other) && distance <= reach
              ? (single[other]?.[gram] as number) * decay ** distance
              : 0;
          }),
        ),
      ),
    ),
  );
  const candidates = [...rows.keys()].filter((row) => (around[row] as number) > 0);
  const scaled = (values: number[], of: (row: number) => number) => {
    const most = Math.max(0, ...candidates.map((row) => values[of(row)] as number));
    return (row: number) => (most === 0 ? 0 : (values[of(row)] as number) / most);
  };
  const itself = (row: number) => row;
  const features = [
    [1, scaled(own, itself)],
    [weights.neighbour, scaled(neighbour, itself)],
    [weights.surroundings, scaled(around, itself)],
    [weights.document, scaled(documentScores, (row) => rows[row]?.document as number)],
  ] as const;
  const total = rows.map((_, row) =>
    candidates.includes(row) ? sum(features.map(([weight, of]) => weight * of(row))) : 0,
  );
  return scoredRows(total);

  function sameDocument(row: number, other: number): boolean {
    return rows[other]?.document === rows[row]?.document;
  }

  function scoredRows(scores: number[]): LexicalHit[] {
    return scores.map((score, row) => ({ row, score })).filter(({ score }) => score > 0);
  }
}

function termsOf(language: string, text: string): string[] {
  return analyserFor(language)
    .analyse(text)
    .map(({ term }) => term);
}

describe("how much of a question a row holds", () => {
  // As above: "oak" and "fir" stand in two of three rows, idf ln 1.6; a word of no row has ln(1 + 3.5 / 0.5) = ln 8.
  const documents = [written("a", "xx", "oak ash", "oak oak elm fir"), written("b", "xx", "yew fir box")];

  test("is its share of idf, where a word that no row holds weighs most", async () => {
    const index = await openWritten(documents);
    const shares = ["oak", "oak fir", "oak oak fir", "oak poplar", "poplar", "?"].map((question) =>
      index.coverage(question, 0),
    );
    expect(shares).toEqual(
      [1, 0.5, 0.5, Math.log(1.6) / (Math.log(1.6) + Math.log(8)), 0, 0].map(
        (share) => expect.closeTo(share, 10) as number,
      ),
    );
  });

  test("counts a misspelt word as the one it is taken for", async () => {
    const index = await openWritten([written("a", "en", "the harbour wall")]);
    expect(index.coverage("harbuor", 0)).toBe(1);
  });

  test("lies between 0 and 1, and is 1 for what the row itself says", async () => {
    const words = fc.array(fc.constantFrom("oak", "ash", "elm", "fir", "yew", "box"), { minLength: 1 });
    const asked = fc.array(fc.oneof(fc.constantFrom("oak", "fir", "poplar"), fc.string()));
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), asked, async (rows, question) => {
        const index = await openWritten([written("a", "xx", ...rows.map((row) => row.join(" ")))]);
        for (const [row, own] of rows.entries()) {
          const share = index.coverage(question.join(" "), row);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          expect(index.coverage(own.join(" "), row)).toBe(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
