import fc from "fast-check";
import { expect, test } from "vitest";
import { textBatches } from "./text-batches.ts";

test("batches by count and by characters, and leaves out what is white space alone", () => {
  const texts = ["aaa", "", "bb", "c", " \n", "dddddddd", "e", "f", "g"];
  expect(textBatches(texts, { texts: 3, characters: 6 })).toEqual([[0, 2, 3], [5], [6, 7, 8]]);
});

test("every text is sent once and in order, no batch holds too much, and none could take the next text", () => {
  const limits = fc.record({
    texts: fc.integer({ min: 1, max: 5 }),
    characters: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 25 })), limits, (texts, limits) => {
      const batches = textBatches(texts, limits);
      const sent = texts.flatMap((text, at) => (text.trim() === "" ? [] : [at]));
      expect(batches.flat()).toEqual(sent);
      const fits = (batch: readonly number[]) =>
        batch.length <= limits.texts &&
        (batch.length === 1 ||
          batch.reduce((sum, at) => sum + (texts[at] ?? "").length, 0) <= limits.characters);
      expect(batches.filter((batch) => batch.length === 0 || !fits(batch))).toEqual([]);
      expect(
        batches.filter((batch, at) => batches[at + 1] && fits([...batch, batches[at + 1]?.[0] ?? 0])),
      ).toEqual([]);
    }),
  );
});
