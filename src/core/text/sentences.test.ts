import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";

const split = (text: string) =>
  sentencesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

describe("sentencesOf", () => {
  test.each([
    ["plain sentences", ["It rained.", "We left!", "Why?", "No reason…", "None."]],
    [
      "English abbreviations",
      ["Dr. Smith met Mrs. Jones at 5 p.m. on Fig. 3.", "They talked, e.g. about tea."],
    ],
    ["initials", ["J. R. R. Tolkien wrote it.", "He lived in the U.S. for a year."]],
    [
      "German abbreviations",
      ["Das kostet z. B. Geld.", "Prof. Dr. Müller kam ca. um 8 Uhr, d.h. spät.", "Vgl. Abb. 3 auf S. 12."],
    ],
    ["German ordinal numbers", ["Am 3. Oktober im 19. Jahrhundert geschah es.", "Danach nichts."]],
    ["decimal numbers and versions", ["Pi is 3.14 and v1.2.3 is old.", "It costs $4.50."]],
    ["a number that ends a sentence", ["We had 30.", "They had 40."]],
    ["quotes and brackets", ['"Stop!" he said.', "(It did.)", "“Good.”", "Next."]],
    ["note numbers", ["It was shown.[12][3]", "It holds."]],
  ])("keeps %s whole", (_name, sentences) => {
    expect(split(sentences.join(" "))).toEqual(sentences);
  });

  test("ends Chinese and Japanese sentences without a space", () => {
    expect(split("我们去公园。他说：“好！”然后呢？日本語です。")).toEqual([
      "我们去公园。",
      "他说：“好！”",
      "然后呢？",
      "日本語です。",
    ]);
  });

  test("takes headings, list items, table rows and fence lines by themselves", () => {
    const lines = [
      "# A title. With a stop",
      "Text goes\non here.",
      "- one\n  and more",
      "- two",
      "2. three. Not two",
      "| a. B | c |",
      "```",
    ];
    expect(split(lines.join("\n"))).toEqual([
      ...lines.slice(0, 4),
      "2. three.",
      "Not two",
      ...lines.slice(5),
    ]);
  });

  test("takes rows of tables by themselves, however they are written", () => {
    const rows = ["Berth: A | Price: 3", "Berth: B. Outer | Price: 4", "Berth: C | Price: 5"];
    expect(split(`Prices per night\n${rows.join("\n")}\nAsk the\nharbour master.`)).toEqual([
      "Prices per night",
      ...rows,
      "Ask the\nharbour master.",
    ]);
  });

  test("ends a sentence at a blank line, however lines end, and at a page break", () => {
    expect(split("one\r\n\r\ntwo\n \nthree\ffour\r\nfive")).toEqual(["one", "two", "three", "four\r\nfive"]);
  });

  test("stays inside the range it is given", () => {
    expect(sentencesOf("Out. In one. In two. Out.", 5, 20)).toEqual([
      { start: 5, end: 12 },
      { start: 13, end: 20 },
    ]);
  });

  test("gives trimmed sentences in order that leave only white space out, for any text", () => {
    const pieces = fc.constantFrom(
      ".",
      "!",
      "。",
      " ",
      "\n",
      "\r\n",
      "#",
      "- ",
      "1. ",
      "|",
      "```",
      "a",
      "B",
      "é",
      '"',
      ")",
      "[1]",
      "😀",
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.nat(20), fc.nat(20), (text, from, back) => {
        const start = Math.min(from, text.length);
        const end = Math.max(start, text.length - back);
        const spans = sentencesOf(text, start, end);
        const inOrder = spans.every(
          (span, i) => span.start >= (spans[i - 1]?.end ?? start) && span.end <= end,
        );
        const sentences = spans.map((span) => text.slice(span.start, span.end));
        const without = (value: string) => value.replace(/\s/g, "");
        expect({
          inOrder,
          text: without(sentences.join("")),
          untrimmed: sentences.filter((s) => s === "" || s !== s.trim()),
        }).toEqual({
          inOrder: true,
          text: without(text.slice(start, end)),
          untrimmed: [],
        });
      }),
      { numRuns: 500 },
    );
  });
});
