import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corpusBleu, sentenceBleu } from "./bleu.ts";
import { chrf } from "./chrf.ts";

interface Row {
  id: string;
  kind: string;
  prediction: string;
  reference?: string;
  references?: string[];
  bleu: { score: number; counts: number[]; totals: number[]; brevityPenalty: number };
  chrf: { score: number };
}

const vectors = new URL("../../../test/vectors/text-metrics.jsonl", import.meta.url);
const rows = readFileSync(vectors, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Row);
const pairs = rows.filter((row) => row.reference !== undefined);
const corpus = rows.find((row) => row.kind === "corpus")!;

describe("against sacrebleu", () => {
  test.each(rows.filter((row) => row.kind !== "corpus"))(
    "BLEU: $id $kind",
    ({ prediction, reference, references, bleu }) => {
      const ours = sentenceBleu(prediction, references ?? [reference!]);
      expect({ counts: ours.counts, totals: ours.totals }).toEqual({
        counts: bleu.counts,
        totals: bleu.totals,
      });
      expect(ours.score).toBeCloseTo(bleu.score, 9);
      expect(ours.brevityPenalty).toBeCloseTo(bleu.brevityPenalty, 9);
    },
  );

  test("BLEU over the corpus of 200 pairs", () => {
    const ours = corpusBleu(
      pairs.map(({ prediction, reference }) => ({ prediction, references: [reference!] })),
    );
    expect({ counts: ours.counts, totals: ours.totals }).toEqual({
      counts: corpus.bleu.counts,
      totals: corpus.bleu.totals,
    });
    expect(ours.score).toBeCloseTo(corpus.bleu.score, 9);
  });

  test.each(pairs)("chrF: $id $kind", (row) => {
    expect(chrf(row.prediction, row.reference!)).toBeCloseTo(row.chrf.score, 9);
  });
});

test("chrF by hand: one character of two", () => {
  // Order 1: half of each side shared. Order 2: nothing shared.
  expect(chrf("ab", "ac")).toBeCloseTo(25, 12);
});

test("BLEU of a text with itself is 100, of nothing 0", () => {
  expect(sentenceBleu("the tide rises twice", ["the tide rises twice"]).score).toBeCloseTo(100, 9);
  expect(sentenceBleu("", ["the tide"]).score).toBe(0);
});
