import { describe, expect, test } from "vitest";
import { documentOf } from "../../ports/chunker.contract.ts";
import { chunkerFor, type ChunkerSettings } from "./catalog.ts";

async function textsOf(text: string, settings: Partial<ChunkerSettings>): Promise<string[]> {
  const chunker = chunkerFor({
    strategy: "recursive",
    size: 40,
    overlap: 0,
    unit: "characters",
    ...settings,
  });
  const spans = await chunker.chunk(documentOf(text), new AbortController().signal);
  return spans.map(({ start, end }) => text.slice(start, end));
}

describe("recursive", () => {
  test.each([
    [
      "a blank line",
      "The first paragraph ends.\n\nThe second\none goes on here.",
      ["The first paragraph ends.", "The second\none goes on here."],
    ],
    [
      "a line end",
      "A line of words, of words.\nAnother line of words. End",
      ["A line of words, of words.", "Another line of words. End"],
    ],
    [
      "a sentence end",
      "This is Dr. Smith of here. She is in, yes, it is.",
      ["This is Dr. Smith of here.", "She is in, yes, it is."],
    ],
    [
      "a clause end",
      "words and more words, and yet more words here",
      ["words and more words,", "and yet more words here"],
    ],
    [
      "a space",
      "words and more words and yet more words here",
      ["words and more words and yet more words", "here"],
    ],
    [
      "a Chinese sentence end",
      `${"我们今天去公园".repeat(4)}。${"他说".repeat(10)}`,
      [`${"我们今天去公园".repeat(4)}。`, "他说".repeat(10)],
    ],
  ])("cuts at %s where that is the best place", async (_name, text, chunks) => {
    expect(await textsOf(text, {})).toEqual(chunks);
  });

  test("cuts text without spaces between words", async () => {
    expect(await textsOf("ภาษาไทยไม่มีช่องว่างระหว่างคำ", { size: 12 })).toEqual([
      "ภาษาไทยไม่มี",
      "ช่องว่าง",
      "ระหว่างคำ",
    ]);
  });

  test("keeps a heading with the text below it", async () => {
    const text = "Some text of the first part goes here.\n\n## Second\n\nText of the second part.";
    expect(await textsOf(text, { size: 55 })).toEqual([
      "Some text of the first part goes here.",
      "## Second\n\nText of the second part.",
    ]);
  });

  test("repeats whole words of the chunk before, up to the overlap", async () => {
    expect(await textsOf("one two three four five six seven eight", { size: 20, overlap: 9 })).toEqual([
      "one two three four",
      "four five six seven",
      "six seven eight",
    ]);
  });

  test("keeps graphemes whole", async () => {
    expect(await textsOf("👩‍👩‍👧‍👦".repeat(3), { size: 14 })).toEqual(["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
  });

  test("counts tokens of each chunk by itself", async () => {
    expect(
      await textsOf("one two three four five six seven eight nine", { size: 4, unit: "tokens" }),
    ).toEqual(["one two three four", "five six seven eight", "nine"]);
  });
});

test("fixed cuts windows of exactly the size, wherever that is", async () => {
  expect(await textsOf("abcdefghij😀klm", { strategy: "fixed", size: 4, overlap: 1 })).toEqual([
    "abcd",
    "defg",
    "ghij",
    "j😀k",
    "klm",
  ]);
});

test("sentence packs whole sentences and repeats whole sentences", async () => {
  const text =
    "One is here. Two is. Three is here now. A sentence that is longer than any chunk may ever be. Five.";
  expect(await textsOf(text, { strategy: "sentence", size: 30, overlap: 8 })).toEqual([
    "One is here. Two is.",
    "Two is. Three is here now.",
    "A sentence that is longer than",
    "than any chunk may ever be.",
    "Five.",
  ]);
});

describe("structure", () => {
  test("joins small sections of one parent while they fit, and never across a higher rank", async () => {
    const text =
      "Before.\n# A\n## A1\none\n## A2\ntwo\n# B\n## B1\nthree\n## B2\n" +
      "long words ".repeat(4).trim() +
      "\n## B3\nfour";
    expect(await textsOf(text, { strategy: "structure" })).toEqual([
      "Before.",
      "# A\n## A1\none\n## A2\ntwo",
      "# B\n## B1\nthree",
      "## B2\nlong words long words long words",
      "long words",
      "## B3\nfour",
    ]);
  });

  test("does not join a section to the next one of a higher rank", async () => {
    expect(await textsOf("## A2\ntwo\n# B\nthree", { strategy: "structure" })).toEqual([
      "## A2\ntwo",
      "# B\nthree",
    ]);
  });
});
