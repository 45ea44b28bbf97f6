import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textSlices } from "./text-slices.ts";

const long = fc
  .tuple(
    fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 40 }),
    fc.integer({ min: 40, max: 300 }),
  )
  .map(([part, times]) => part.repeat(times));

test("slices give together what the whole text gives, normalised either way", () => {
  fc.assert(
    fc.property(long, fc.constantFrom("NFKC", "NFKD"), (text, form) => {
      const slices = [...textSlices(text)];
      expect(slices.join("")).toBe(text);
      expect(slices.map((slice) => slice.normalize(form)).join("")).toBe(text.normalize(form));
    }),
  );
});

test.each([
  ["jamo", "\u1100\u1161\u11a8"],
  ["halfwidth kana with their voicing", "\uff76\uff9e"],
  ["letters and marks apart", "e\u0323\u0301"],
  ["pairs of surrogates", "🙂"],
])("%s are not parted", (_, cluster) => {
  const text = cluster.repeat(2000);
  const slices = [...textSlices(text)];
  expect(slices.length).toBeGreaterThan(1);
  expect(slices.map((slice) => slice.normalize("NFKC")).join("")).toBe(text.normalize("NFKC"));
});

test("is cut behind a space where there is one", () => {
  const slices = [...textSlices("four ".repeat(5000))];
  expect(slices.map((slice) => slice.slice(-5))).toEqual(slices.map(() => "four "));
});

test("no slice is longer than 1024, even of marks alone", () => {
  const lengths = [...textSlices(`a${"\u0301\u0323".repeat(2000)}`)].map(({ length }) => length);
  expect(Math.max(...lengths)).toBe(1024);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(4001);
});

test("a text without characters has no slices", () => {
  expect([...textSlices("")]).toEqual([]);
});
