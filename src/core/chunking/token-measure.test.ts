import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { preparedDocuments } from "../../ports/chunker.contract.ts";
import { splitsSurrogatePair } from "../text/character-class.ts";
import { tokenMeasure } from "./token-measure.ts";

const tokensOf = (text: string) => countTokens(text, { disallowedSpecial: new Set() });
const texts = fc
  .array(preparedDocuments(), { minLength: 1, maxLength: 20 })
  .map((documents) => documents.map(({ text }) => text).join(""));

test("counts a span as the encoding counts it alone", async () => {
  const rulerOf = await tokenMeasure.load();
  fc.assert(
    fc.property(texts, fc.array(fc.tuple(fc.nat(), fc.nat(300)), { minLength: 20 }), (text, spans) => {
      const ruler = rulerOf(text, 0, text.length);
      for (const [at, length] of spans) {
        const start = at % (text.length + 1);
        const end = Math.min(text.length, start + length);
        if (splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)) continue;
        const span = text.slice(start, end);
        const units = ruler.unitsOf(start, end);
        // A span that holds an overlong piece never fits, whatever its true count.
        expect({ span, units: units < 1_000_000 ? units : tokensOf(span) }).toEqual({
          span,
          units: tokensOf(span),
        });
      }
    }),
    { numRuns: 200 },
  );
});

test("counts across the windows a long text is split in", async () => {
  const text =
    "Soundings are taken  before you sail,\n\tnot after: 12345 fathoms… 没有标点的句子。\r\n".repeat(2_000);
  const ruler = (await tokenMeasure.load())(text, 0, text.length);
  const starts = Array.from({ length: 300 }, (_, i) => 16_000 + i * 7);
  expect(starts.map((start) => ruler.unitsOf(start, start + 500))).toEqual(
    starts.map((start) => tokensOf(text.slice(start, start + 500))),
  );
  expect(ruler.unitsOf(0, text.length)).toBe(tokensOf(text));
});

test("reaches as far as the tokens allow", async () => {
  const text = "one two three four five";
  const ruler = (await tokenMeasure.load())(text, 0, text.length);
  expect([
    ruler.reach(0, 2),
    ruler.reach(4, 2),
    ruler.reach(0, 99),
    ruler.reachBack(13, 1),
    ruler.reachBack(13, 99),
  ]).toEqual([7, 13, 23, 7, 0]);
});
