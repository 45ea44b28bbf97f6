import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wordPieceTokenizer } from "./wordpiece-tokenizer.ts";

interface Reference {
  vocabulary: Record<string, number>;
  texts: [string, number[]][];
}

const reference = JSON.parse(
  readFileSync(new URL("../../../../../test/vectors/bert-tokens.json", import.meta.url), "utf8"),
) as Reference;

const vocabulary = new Map(Object.entries(reference.vocabulary));
const id = (token: string) => reference.vocabulary[token] ?? -1;
const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const tokenizer = wordPieceTokenizer({
  normaliser: { cleanText: true, spaceChineseCharacters: true, stripAccents: true, lowercase: true },
  vocabulary,
  continuation: "##",
  longestWord: 100,
  unknown: id("[UNK]"),
  first: id("[CLS]"),
  last: id("[SEP]"),
  special: new Map(special.map((token) => [token, id(token)])),
});

test("gives the common implementation's tokens for 1,200 texts", () => {
  expect(reference.texts).toHaveLength(1200);
  const differing = reference.texts.filter(
    ([text, tokens]) => tokenizer.encode(text, 64).join(" ") !== tokens.join(" "),
  );
  expect(differing).toEqual([]);
});

test("takes the longest known pieces, or the whole word as unknown", () => {
  const small = wordPieceTokenizer({
    normaliser: { cleanText: true, spaceChineseCharacters: true, stripAccents: false, lowercase: false },
    vocabulary: new Map([
      ["sea", 1],
      ["seas", 2],
      ["##on", 3],
      ["##ons", 4],
      ["!", 5],
    ]),
    continuation: "##",
    longestWord: 8,
    unknown: 0,
    first: 8,
    last: 9,
    special: new Map(),
  });
  const tokens = (text: string) => [...small.encode(text, 99)];
  expect(tokens("season seasons seaside Sea sea!")).toEqual([8, 2, 3, 2, 4, 0, 0, 1, 5, 9]);
  expect(tokens("seasonon seasononx")).toEqual([8, 2, 3, 3, 0, 9]);
});

test("cuts what is longer than the model reads, and keeps the ends", () => {
  const whole = tokenizer.encode("the harbour lies in the north and freezes in winter", 64);
  expect([...tokenizer.encode("the harbour lies in the north and freezes in winter", 6)]).toEqual([
    ...whole.slice(0, 5),
    id("[SEP]"),
  ]);
});

test("a long text read to a few tokens has those that it has when read to the end", () => {
  const texts = fc.array(
    fc.constantFrom("harbour", " ", "\n", "港", "é", "!", "🙂", "x", "[MASK]", "e\u0301"),
    {
      maxLength: 400,
      size: "max",
    },
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 3, max: 12 }), (parts, most) => {
      const text = parts.join("");
      const all = tokenizer.encode(text, 10_000).slice(1, -1);
      expect([...tokenizer.encode(text, most)]).toEqual([
        id("[CLS]"),
        ...all.slice(0, most - 2),
        id("[SEP]"),
      ]);
    }),
  );
});

test.each([
  ["ten megabytes of one word", "x".repeat(1e7), 3],
  ["ten megabytes of words", "harbour ".repeat(1.25e6), 64],
  ["ten megabytes of Chinese", "港".repeat(1e7), 64],
  ["ten megabytes of emoji", "🙂".repeat(2.5e6), 3],
  ["ten megabytes of blanks", " ".repeat(1e7), 2],
])("reads %s", (_, text, tokens) => {
  expect(tokenizer.encode(text, 64)).toHaveLength(tokens);
});

test("knows a text where the vocabulary has any piece of it", () => {
  const texts = ["harbour", "🙂🙂 harbour", "", " \n", "🙂", "\u0000\ud800"];
  expect(texts.map((text) => tokenizer.knows(text, 64))).toEqual([true, true, false, false, false, false]);
});
