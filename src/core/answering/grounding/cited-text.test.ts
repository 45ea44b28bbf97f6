import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citedTextStream, readCitedText } from "./cited-text.ts";

function read(raw: string): [string, [string, readonly number[]][]] {
  const { text, sentences } = readCitedText(raw);
  return [text, sentences.map(({ start, end, cites }) => [text.slice(start, end), cites])];
}

describe("markers", () => {
  test.each<[string, string, [string, number[]][]]>([
    [
      "It rises [1][3]. It falls.",
      "It rises. It falls.",
      [
        ["It rises.", [1, 3]],
        ["It falls.", []],
      ],
    ],
    [
      "It rises. [1] It falls.[2]",
      "It rises. It falls.",
      [
        ["It rises.", [1]],
        ["It falls.", [2]],
      ],
    ],
    ["It rises [1, 3; 2].", "It rises.", [["It rises.", [1, 3, 2]]]],
    ["It rises [1]–[3].", "It rises.", [["It rises.", [1, 2, 3]]]],
    ["It rises [2-4].", "It rises.", [["It rises.", [2, 3, 4]]]],
    ["It rises [1], [2].", "It rises.", [["It rises.", [1, 2]]]],
    ["It rises【1†source】【2】.", "It rises.", [["It rises.", [1, 2]]]],
    ["It rises [passage 1] [Passages 2 and 3] [^4].", "It rises.", [["It rises.", [1, 2, 3, 4]]]],
    [
      "It rises [1](#passage-1) [2](https://x.example).",
      "It rises(https://x.example).",
      [["It rises(https://x.example).", [1, 2]]],
    ],
    [
      "[1] It rises.\n[2] It falls.",
      "It rises.\nIt falls.",
      [
        ["It rises.", [1]],
        ["It falls.", [2]],
      ],
    ],
    [
      "It rises.\n\n[1]\n\nIt falls.",
      "It rises.\n\n\n\nIt falls.",
      [
        ["It rises.", [1]],
        ["It falls.", []],
      ],
    ],
    [
      "- Ebb [1]\n- Flood [2]",
      "- Ebb\n- Flood",
      [
        ["- Ebb", [1]],
        ["- Flood", [2]],
      ],
    ],
    [
      "潮水上涨[1]。然后下降【2】。",
      "潮水上涨。然后下降。",
      [
        ["潮水上涨。", [1]],
        ["然后下降。", [2]],
      ],
    ],
    ["It rises [1] [1].", "It rises.", [["It rises.", [1]]]],
  ])("%j", (raw, text, sentences) => {
    expect(read(raw)).toEqual([text, sentences]);
  });

  test.each([
    "In [2024] it was.",
    "`a[1]` is code.",
    "```\na [1]\n```",
    "[see 1]",
    "[1",
    "a [ ] b",
    "x [12345]",
    "[1\n2]",
    "[a](b) – [c], d",
  ])("are not what looks like one: %j", (raw) => {
    expect(readCitedText(raw)).toEqual({ ...readCitedText(raw), text: raw, citationsGiven: 0 });
  });

  test("that name no passage are read as they are written", () => {
    expect(readCitedText("It rises [0][99].").sentences).toEqual([{ start: 0, end: 9, cites: [0, 99] }]);
  });
});

const pieces = fc.constantFrom(
  "[1]",
  "[",
  "]",
  "1",
  ", ",
  "–",
  "-",
  " ",
  "\n",
  "\n\n",
  "【2",
  "†a】",
  "(#a)",
  "(",
  ")",
  "`",
  "```",
  "~~~",
  "The ebb",
  ".",
  "passage ",
  " ".repeat(130),
  "é👨",
  "[1, 2]",
);
const raw = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(""));

test("however the text is cut, the same is given", () => {
  fc.assert(
    fc.property(raw, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (raw, lengths) => {
      const stream = citedTextStream();
      let given = "";
      for (let at = 0, piece = 0; at < raw.length; piece++) {
        const length = lengths[piece % lengths.length] as number;
        given += stream.push(raw.slice(at, at + length));
        at += length;
      }
      const { rest, cited } = stream.end();
      expect(given + rest).toBe(cited.text);
      expect(cited).toEqual(readCitedText(raw));
    }),
    { numRuns: 2000 },
  );
});

test("every sentence lies in the text and every citation in one sentence", () => {
  fc.assert(
    fc.property(raw, (raw) => {
      const { text, sentences, citationsGiven } = readCitedText(raw);
      expect(sentences.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
      expect(sentences.reduce((sum, { cites }) => sum + cites.length, 0)).toBe(citationsGiven);
    }),
  );
});

test("words pass as they come; blanks wait for what may be a marker", () => {
  const stream = citedTextStream();
  expect(["The tide", " ri", "ses ", "[", "1", "]", ". It"].map((delta) => stream.push(delta))).toEqual([
    "The tide",
    " ri",
    "ses",
    "",
    "",
    "",
    ". It",
  ]);
});

test.each(["[1]", "[", " ", "a [1]. ", "`", "[1]–", "【"])(
  "a hundred thousand characters of %j are read in linear time",
  (piece) => {
    const { text, citationsGiven } = readCitedText(`The ebb. ${piece.repeat(100_000 / piece.length)}`);
    expect(text.length + citationsGiven).toBeGreaterThan(0);
  },
);
