import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyserFor } from "./analyser.ts";

function termsOf(language: string, text: string): string[] {
  return analyserFor(language)
    .analyse(text)
    .map(({ term }) => term);
}

describe("words", () => {
  test("are lower-cased, stemmed, and found where they stand; stop words are left out", () => {
    expect(analyserFor("en").analyse("The Panthers (NFL) defended 308 points.")).toEqual([
      { term: "panther", start: 4, end: 12 },
      { term: "nfl", start: 14, end: 17 },
      { term: "defend", start: 19, end: 27 },
      { term: "308", start: 28, end: 31 },
      { term: "point", start: 32, end: 38 },
    ]);
  });

  test.each([
    ["en", "It's what they don't know about O’Brien's café", ["know", "o'brien", "cafe"]],
    ["de", "Die Straßen der Häuser, STRASSE und Haus", ["strass", "haus", "strass", "haus"]],
    ["fr", "L’homme d'État n'est pas là", ["homm", "etat", "la"]],
    ["es", "¿Cuál es la canción de las niñas?", ["cancion", "nin"]],
    ["ru", "Бегущие собаки", ["бегущ", "собак"]],
    ["tr", "İSTANBUL'da ILIK", ["istanbul", "ılık"]],
    ["hi", "हिन्दी भाषा", ["हिन्दी", "भाषा"]],
    ["und", "The running cafés", ["run", "cafe"]],
    ["xx", "The running cafés", ["the", "running", "cafes"]],
  ])("of %s follow the rules of the language: %s", (language, text, terms) => {
    expect(termsOf(language, text)).toEqual(terms);
  });

  test("are the same however their accents are composed and however wide their letters are", () => {
    expect(termsOf("en", "cafe\u0301 ﬁnd ｗｉｄｅ co\u00adoperate")).toEqual(
      termsOf("en", "café find wide cooperate"),
    );
  });

  test("keep letters whose marks make another letter of their script", () => {
    expect(termsOf("ru", "йод")).toEqual(["йод"]);
  });

  test("named like members of every object are words", () => {
    expect(termsOf("en", "constructor __proto__ toString")).toEqual(["constructor", "proto", "tostr"]);
    expect(termsOf("constructor", "the words")).toEqual(["the", "words"]);
  });
});

describe("scripts without spaces", () => {
  test("are read by pairs of characters, words of other scripts among them as words", () => {
    expect(analyserFor("zh").analyse("黑豹队丢了 308分，NFL")).toEqual([
      { term: "黑豹", start: 0, end: 2 },
      { term: "豹队", start: 1, end: 3 },
      { term: "队丢", start: 2, end: 4 },
      { term: "丢了", start: 3, end: 5 },
      { term: "308", start: 6, end: 9 },
      { term: "分", start: 9, end: 10 },
      { term: "nfl", start: 11, end: 14 },
    ]);
  });

  test.each([
    ["ja", "ひらカタ漢", ["ひら", "らカ", "カタ", "タ漢"]],
    ["ko", "한국어", ["한국", "국어"]],
    ["th", "ไทย", ["ไท", "ทย"]],
    ["zh", "\u{20000}\u{20001}", ["\u{20000}\u{20001}"]],
    ["en", "the words 中文字 here", ["word", "中文", "文字"]],
  ])("in %s: %s", (language, text, terms) => {
    expect(termsOf(language, text)).toEqual(terms);
  });
});

test("nothing is found in what holds no letter or digit", () => {
  expect(termsOf("en", " -- '' ( ) \u{1F600} \ud800 \u0301")).toEqual([]);
});

test("every term stands inside the text, in order, and a second reading gives the same", () => {
  const language = fc.constantFrom("en", "de", "fr", "zh", "tr", "th", "und");
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from("aé'’ .中文ไทß1İ\u0301\u00ad")),
      fc.string({ unit: "binary", maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(language, text, (language, text) => {
      const terms = analyserFor(language).analyse(text);
      let previous = -1;
      for (const { term, start, end } of terms) {
        expect(term).not.toBe("");
        expect(start).toBeGreaterThan(previous);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        previous = start;
      }
      expect(analyserFor(language).analyse(text)).toEqual(terms);
    }),
  );
});

test("terms hold no white space, which separates them where they are stored", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const language of ["en", "fr", "zh"]) {
        expect(termsOf(language, text).filter((term) => /\s/.test(term))).toEqual([]);
      }
    }),
  );
});
