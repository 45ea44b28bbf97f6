import * as fc from "fast-check";
import { expect, test } from "vitest";
import { jaccard, nearDuplicates } from "./near-duplicates.ts";
import { shingleHashes } from "./shingles.ts";

const find = (texts: Record<string, string>, threshold = 0.8) =>
  nearDuplicates(
    Object.entries(texts).map(([source, text]) => ({ source, text })),
    { threshold, breathe: () => undefined },
  );
const manual = Array.from({ length: 60 }, (_, at) => `Turn the valve ${at} slowly and wait.`).join(" ");

test("a text with one word changed is nearly the same, another text is not", async () => {
  const pairs = await find({
    "a.md": manual,
    "b.md": manual.replace("slowly", "QUICKLY"),
    "c.md": "The ferry leaves at noon from the old pier, in any weather.",
  });
  expect(pairs).toEqual([{ first: "a.md", second: "b.md", similarity: expect.any(Number) }]);
  expect(pairs[0]?.similarity).toBeCloseTo(
    jaccard(shingleHashes(manual), shingleHashes(manual.replace("slowly", "quickly"))),
    12,
  );
});

test("case, punctuation and white space make no difference", async () => {
  const [pair] = await find({
    a: manual,
    b: manual.toUpperCase().replaceAll(" ", "\n").replaceAll(".", " —"),
  });
  expect(pair?.similarity).toBe(1);
});

test("texts without words are nobody's duplicates, and short texts are compared whole", async () => {
  expect(await find({ a: "", b: " … ", c: "Low tide", d: "low tide!", e: "海港" })).toEqual([
    { first: "c", second: "d", similarity: 1 },
  ]);
});

test("finds every pair of at least 85 % that comparing all finds", async () => {
  const edits = fc.array(fc.tuple(fc.nat({ max: 299 }), fc.constantFrom("pier", "buoy", "")), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { minLength: 2, maxLength: 6 }), async (all) => {
      const texts = all.map((changes, at) => {
        const words = manual.split(" ");
        for (const [place, word] of changes) words[place] = word;
        return { source: `${at}`, text: words.join(" ") };
      });
      const hashes = texts.map(({ text }) => shingleHashes(text));
      const expected = texts.flatMap((_, first) =>
        texts.flatMap((_, second) =>
          first < second && jaccard(hashes[first]!, hashes[second]!) >= 0.85 ? [`${first} ${second}`] : [],
        ),
      );
      const found = await nearDuplicates(texts, { threshold: 0.85, breathe: () => undefined });
      expect(found.map(({ first, second }) => `${first} ${second}`).sort()).toEqual(expected.sort());
    }),
    { numRuns: 60 },
  );
});
