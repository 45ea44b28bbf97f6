import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { loadTokenCounter } from "./token-counter.ts";

const encoded = (text: string) => countTokens(text, { disallowedSpecial: new Set<string>() });
const count = await loadTokenCounter();

test("counts as the encoding does", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(count(text)).toBe(encoded(text));
    }),
  );
});

test("counts words, numbers and marks of several scripts as the encoding does, however long the text", () => {
  const word = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      "harbour",
      "Straße",
      "1,190",
      "港町",
      "гавань",
      "مرفأ",
      "…",
      "\n\n",
      "😀",
      "<|endoftext|>",
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 300, maxLength: 900 }), (words) => {
      const text = words.join(" ");
      expect(count(text)).toBe(encoded(text));
    }),
    { numRuns: 40 },
  );
});

test("counts long prose as the encoding does, over the edges of its windows", () => {
  const prose = "The harbour lies in the north of the old town, behind the market; 1,190 boats.\n\n".repeat(
    900,
  );
  expect(count(prose)).toBe(encoded(prose));
});

test("counts a run without a break in time that does not grow with its square", () => {
  expect([count("a".repeat(200_000)), count("😀".repeat(20_000))]).toEqual([25_000, 20_000]);
});

test("counts nothing in nothing, and a special token as the text it is", () => {
  expect([count(""), count("<|endoftext|>")]).toEqual([0, 7]);
});
