import { expect, test } from "vitest";
import { sharedWords } from "./shared-words.ts";

test("finds words in other forms and leaves stop words out", () => {
  expect(sharedWords("Where are the Ferries to the harbour?", "The ferry leaves at eight.", "en")).toEqual({
    shared: ["Ferries"],
    missing: ["harbour"],
  });
});

test("names a word of the question once", () => {
  expect(sharedWords("ferry or ferries", "", "en")).toEqual({ shared: [], missing: ["ferry"] });
});
