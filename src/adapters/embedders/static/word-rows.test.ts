import * as fc from "fast-check";
import { expect, test } from "vitest";
import { characterTurns } from "../character-turns.ts";
import { decodeTable } from "./static-table.ts";
import { tableBytes } from "./table-bytes.fixture.ts";
import { normalised, readWords } from "./word-scanner.ts";
import { rowsOfWord } from "./word-rows.ts";

const tokens = ["harbour", "har", "h", "b", "##master", "##mas", "##b", "##our", "##s"];
const table = decodeTable(tableBytes(Object.fromEntries(tokens.map((token) => [token, [1, 1]]))));
const piecesOf = (word: string) => rowsOfWord(word, table).map((row) => tokens[row]);

test.each([
  ["a word of the table is one token", "harbour", ["harbour"]],
  ["any other is its longest beginning and continuations", "harbourmaster", ["harbour", "##master"]],
  ["the longest beginning is taken even where a shorter one would do", "harbours", ["harbour", "##s"]],
  ["beginnings are no continuations", "bhar", []],
  ["a word that tokens do not cover is unknown", "harbourx", []],
  ["a word of no known character is unknown", "港口", []],
  ["a word of more than 64 characters is unknown", `h${"s".repeat(64)}`, []],
  ["one of 64 is not", `h${"s".repeat(63)}`, ["h", ...Array.from({ length: 63 }, () => "##s")]],
])("%s", (_, word, expected) => {
  expect(piecesOf(word)).toEqual(expected);
});

async function wordsOf(text: string): Promise<string[]> {
  const words: string[] = [];
  await readWords(text, (word) => words.push(word), characterTurns());
  return words;
}

test.each([
  ["Don't PANIC (yet).", ["don", "t", "panic", "yet"]],
  ["snake_case, node-24.21", ["snake", "case", "node", "24", "21"]],
  ["Café Zürich – ﬁsh ①½", ["cafe", "zurich", "fish", "11", "2"]],
  ["İstanbul ΟΔΟΣ", ["istanbul", "οδος"]],
  ["港口 harbour 🙂 𝐇arbour", ["港口", "harbour", "harbour"]],
  ["שלום עולם", ["שלום", "עולם"]],
  ["𐌰a \ud800b", ["𐌰a", "b"]],
  ["", []],
  [" \n\t…!?", []],
])("the words of %j", async (text, words) => {
  expect(await wordsOf(text)).toEqual(words);
});

test("words are the runs of letters and digits of the normalised text, cut where they are too long for one", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    // Longer than what is normalised at once, with and without a place to cut.
    fc
      .tuple(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 300 }))
      .map(([part, times]) => part.repeat(times)),
  );
  await fc.assert(
    fc.asyncProperty(text, async (text) => {
      const runs = normalised(text).match(/[\p{L}\p{N}]+/gu) ?? [];
      expect(await wordsOf(text)).toEqual(runs.map((run) => run.slice(0, 65)));
    }),
  );
});
