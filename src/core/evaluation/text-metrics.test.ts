import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerTokens, rougeTokens, squadNormalize, squadTokens, wordTokens } from "./answer-tokens.ts";
import { longestCommonSubsequence } from "./longest-common-subsequence.ts";
import { rougeL, rougeN } from "./rouge.ts";
import { exactMatch, tokenF1 } from "./token-overlap.ts";

interface RougeReference {
  p: number;
  r: number;
  f: number;
}

interface Pair {
  id: string;
  kind: string;
  prediction: string;
  reference: string;
  references?: string[];
  squad: { normalizedPrediction: string; normalizedReference: string; em: number; f1: number; f1v2: number };
  rouge: { plain: Record<"rouge1" | "rouge2" | "rougeL", RougeReference> };
}

const vectors = new URL("../../../test/vectors/text-metrics.jsonl", import.meta.url);
const rows = readFileSync(vectors, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Pair);
const pairs = rows.filter((row) => row.reference !== undefined);
const multi = rows.filter((row) => row.kind === "multi-reference");

/** The two pairs in Chinese and Japanese, where SQuAD's and ROUGE's own tokens see nothing in common. */
const unspaced = ["tm-168", "tm-169"];

const near = (value: number, expected: number) => Math.abs(value - expected) <= 1e-9;

function rouge(tokenize: (text: string) => string[], { prediction, reference }: Pair) {
  const [ours, theirs] = [tokenize(prediction), tokenize(reference)];
  return { rouge1: rougeN(ours, theirs, 1), rouge2: rougeN(ours, theirs, 2), rougeL: rougeL(ours, theirs) };
}

function rougeAgrees(tokenize: (text: string) => string[], row: Pair): boolean {
  return Object.entries(rouge(tokenize, row)).every(([name, { precision, recall, f }]) => {
    const expected = row.rouge.plain[name as keyof Pair["rouge"]["plain"]];
    return near(precision, expected.p) && near(recall, expected.r) && near(f, expected.f);
  });
}

function squadOf(tokenize: (text: string) => string[], { prediction, reference }: Pair) {
  const [ours, theirs] = [tokenize(prediction), tokenize(reference)];
  return { em: exactMatch(ours, theirs), f1: tokenF1(ours, theirs) };
}

describe("against reference vectors", () => {
  test("all 200 pairs and 10 multi-reference rows are there", () => {
    expect([pairs.length, multi.length]).toEqual([200, 10]);
  });

  test.each(pairs)("SQuAD: $id $kind", (row) => {
    expect([squadNormalize(row.prediction), squadNormalize(row.reference)]).toEqual([
      row.squad.normalizedPrediction,
      row.squad.normalizedReference,
    ]);
    const { em, f1 } = squadOf(squadTokens, row);
    expect(em).toBe(row.squad.em);
    expect(f1).toBeCloseTo(row.squad.f1v2, 9);
  });

  test.each(multi)("SQuAD, best of several references: $id", ({ prediction, references, squad }) => {
    const scores = references!.map((reference) => squadOf(squadTokens, { prediction, reference } as Pair));
    expect(Math.max(...scores.map((score) => score.em))).toBe(squad.em);
    expect(Math.max(...scores.map((score) => score.f1))).toBeCloseTo(squad.f1, 9);
  });

  test.each(pairs)("ROUGE: $id $kind", (row) => {
    expect(row).toSatisfy((one: Pair) => rougeAgrees(rougeTokens, one));
  });

  test("the tokens our metrics read give the reference's scores wherever words have spaces and ASCII letters", () => {
    const squadApart = pairs.filter((row) => {
      const { em, f1 } = squadOf(answerTokens, row);
      return em !== row.squad.em || !near(f1, row.squad.f1v2);
    });
    expect(squadApart.map((row) => row.id)).toEqual(unspaced);
    const ascii = pairs.filter((row) => !/[^\P{L}a-z]|[^\P{Nd}0-9]/iu.test(row.prediction + row.reference));
    expect(ascii.length).toBeGreaterThan(150);
    expect(ascii.filter((row) => !rougeAgrees(wordTokens, row)).map((row) => row.id)).toEqual([]);
  });
});

test.each([
  {
    text: "The Moon's pull, a tide.",
    answer: ["moons", "pull", "tide"],
    word: ["the", "moon", "s", "pull", "a", "tide"],
  },
  {
    text: "北京是中国的首都。",
    answer: Array.from("北京是中国的首都"),
    word: Array.from("北京是中国的首都"),
  },
  {
    text: "2019年、データ",
    answer: ["2019", "年", "デ", "ー", "タ"],
    word: ["2019", "年", "デ", "ー", "タ"],
  },
  { text: "ที่นี่", answer: ["ที่", "นี่"], word: ["ที่", "นี่"] },
  { text: "Größe: 5 m", answer: ["größe", "5", "m"], word: ["größe", "5", "m"] },
  { text: "서울 특별시", answer: ["서울", "특별시"], word: ["서울", "특별시"] },
  { text: "don’t", answer: ["don’t"], word: ["don", "t"] },
  { text: "  ", answer: [], word: [] },
  { text: "?!", answer: [], word: [] },
])("tokens of $text", ({ text, answer, word }) => {
  expect({ answer: answerTokens(text), word: wordTokens(text) }).toEqual({ answer, word });
});

test("punctuation at the end of a Chinese answer is no token", () => {
  expect(exactMatch(answerTokens("北京。"), answerTokens("「北京」"))).toBe(1);
});

test("ROUGE by hand: two of three words shared, one pair of two", () => {
  const [prediction, reference] = [
    ["the", "tide", "rises"],
    ["the", "tide", "falls"],
  ];
  expect(rougeN(prediction, reference, 1)).toEqual({ precision: 2 / 3, recall: 2 / 3, f: 2 / 3 });
  expect(rougeN(prediction, reference, 2)).toEqual({ precision: 0.5, recall: 0.5, f: 0.5 });
  expect(rougeN(["tide"], ["tide"], 2)).toEqual({ precision: 0, recall: 0, f: 0 });
});

test("ROUGE-L follows the order of words", () => {
  const { precision, recall, f } = rougeL(["a", "x", "b", "c"], ["c", "a", "b"]);
  expect([precision, recall]).toEqual([0.5, 2 / 3]);
  expect(f).toBeCloseTo(4 / 7, 12);
});

test("the bit-parallel longest common subsequence agrees with the table", () => {
  const items = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 100 });
  fc.assert(
    fc.property(items, items, (left, right) => {
      let row = Array.from({ length: right.length + 1 }, () => 0);
      for (const item of left) {
        const next = [0];
        for (const [index, other] of right.entries()) {
          next.push(item === other ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!));
        }
        row = next;
      }
      expect(longestCommonSubsequence(left, right)).toBe(row.at(-1));
    }),
  );
});
