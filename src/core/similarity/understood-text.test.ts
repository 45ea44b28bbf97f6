import { expect, test } from "vitest";
import type { KnownWords } from "../../ports/known-words.ts";
import { isMostlyKnown, isServedDocument } from "./understood-text.ts";

/** Knows the words in lower case. */
const lowerCase: KnownWords = {
  languages: ["en", "und"],
  async knownShare(text) {
    const words = text.split(" ").filter((word) => word !== "");
    return words.length === 0
      ? null
      : words.filter((word) => word === word.toLowerCase()).length / words.length;
  },
};

const served = (text: string, language: string) => isServedDocument(lowerCase, { text, language });

test("a document is served in the embedder's languages", async () => {
  expect([await served("A B C", "en"), await served("A B C", "und"), await served("A B C", "ru")]).toEqual([
    true,
    true,
    false,
  ]);
});

test("what a short text's language was taken for does not count where nearly all its words are known", async () => {
  expect([
    await served("a b c d E", "it"),
    await served("a b c D E", "it"),
    await served("", "it"),
    await served("a b c d e ".repeat(20), "it"),
    await served("a b c d e ".repeat(21), "it"),
  ]).toEqual([true, false, false, true, false]);
});

test("a text speaks by its vector from two known words in five on", async () => {
  expect([
    await isMostlyKnown(lowerCase, "a b C D E"),
    await isMostlyKnown(lowerCase, "a B C D E"),
    await isMostlyKnown(lowerCase, ""),
  ]).toEqual([true, false, false]);
});

test("an embedder that does not say what it knows is taken to know everything", async () => {
  expect([
    await isServedDocument(undefined, { text: "港口", language: "zh" }),
    await isMostlyKnown(undefined, "港口"),
  ]).toEqual([true, true]);
});
