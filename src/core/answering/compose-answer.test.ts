import { describe, expect, test } from "vitest";
import type { ReadPassage } from "../../ports/answerer.ts";
import { composeAnswer, type Quote } from "./compose-answer.ts";

const source = "One two. Three four.\n\nFive six. Seven eight.";

function passage(start: number, end: number, name = "a.md"): ReadPassage {
  return {
    source: name,
    start,
    end,
    text: source.slice(start, end),
    score: 1,
    breadcrumb: ["A"],
    language: "en",
  };
}

function spansOf(quotes: Quote[]): (readonly [string, number, number, string])[] {
  const { parts, citations } = composeAnswer(quotes);
  const text = parts.join("");
  return citations.map(({ source, start, end, answerStart, answerEnd }) => [
    source,
    start,
    end,
    text.slice(answerStart, answerEnd),
  ]);
}

describe("quotes of one source", () => {
  const whole = passage(0, source.length);

  test("that touch become one, in the order of the source", () => {
    const quotes = [
      { passage: whole, start: 9, end: 20 },
      { passage: whole, start: 0, end: 8 },
    ];
    expect(spansOf(quotes)).toEqual([["a.md", 0, 20, "One two. Three four."]]);
  });

  test("keep the white space between them", () => {
    const quotes = [
      { passage: whole, start: 9, end: 20 },
      { passage: whole, start: 22, end: 31 },
    ];
    expect(spansOf(quotes)).toEqual([["a.md", 9, 31, "Three four.\n\nFive six."]]);
  });

  test("stay apart where words lie between", () => {
    const quotes = [
      { passage: whole, start: 32, end: 44 },
      { passage: whole, start: 0, end: 8 },
    ];
    expect(composeAnswer(quotes)).toEqual({
      parts: ["One two.", "\n\nSeven eight."],
      citations: [
        { source: "a.md", start: 0, end: 8, breadcrumb: ["A"], answerStart: 0, answerEnd: 8 },
        { source: "a.md", start: 32, end: 44, breadcrumb: ["A"], answerStart: 10, answerEnd: 22 },
      ],
    });
  });

  test("of overlapping passages become one where one passage holds both", () => {
    const quotes = [
      { passage: passage(0, 20), start: 0, end: 8 },
      { passage: passage(0, 31), start: 9, end: 20 },
    ];
    expect(spansOf(quotes)).toEqual([["a.md", 0, 20, "One two. Three four."]]);
  });

  test("of passages that only touch stay apart: no passage holds both", () => {
    const quotes = [
      { passage: passage(0, 9), start: 0, end: 8 },
      { passage: passage(9, 20), start: 9, end: 20 },
    ];
    expect(spansOf(quotes)).toEqual([
      ["a.md", 0, 8, "One two."],
      ["a.md", 9, 20, "Three four."],
    ]);
  });
});

test("sources come in the order of their best quote", () => {
  const [first, second] = [passage(0, 20, "b.md"), passage(0, 20, "a.md")];
  const quotes = [
    { passage: first, start: 9, end: 20 },
    { passage: second, start: 0, end: 8 },
    { passage: first, start: 0, end: 8 },
  ];
  expect(spansOf(quotes)).toEqual([
    ["b.md", 0, 20, "One two. Three four."],
    ["a.md", 0, 8, "One two."],
  ]);
});

test("nothing quoted is nothing said", () => {
  expect(composeAnswer([])).toEqual({ parts: [], citations: [] });
});
