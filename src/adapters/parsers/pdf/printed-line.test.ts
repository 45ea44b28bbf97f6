import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "../shared/canonical-text.ts";
import { glyphText, isBlank } from "./glyph-text.ts";
import { printedLine } from "./printed-line.ts";
import type { TextPiece } from "./text-piece.ts";

function word(text: string, left: number, more: Partial<TextPiece> = {}): TextPiece {
  const box = { left, right: left + 5 * text.length, top: 92, bottom: 102 };
  return {
    text,
    ...box,
    baseline: 100,
    size: 10,
    bold: false,
    spaceAfter: false,
    spaceBefore: false,
    artifact: false,
    shown: box,
    ...more,
  };
}

test("is written as it is, whatever its words hold, so that positions in it hold", () => {
  const character = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      "e",
      "\u0301",
      "\u{e0041}",
      "\u200d",
      "\ud83d",
      "\udc4d",
      "\u00a0",
      "\u2028",
      "\ufeff",
      "א",
      "...... 3",
      "____",
    ),
  );
  const words = fc
    .array(fc.tuple(fc.array(character, { maxLength: 6 }), fc.nat(300)), { maxLength: 8 })
    .map((given) =>
      given
        .map(([characters, left]) => word(characters.map(glyphText).join(""), left))
        .filter(({ text }) => !isBlank(text)),
    );
  fc.assert(
    fc.property(words, (pieces) => {
      const line = printedLine(pieces);
      const written = canonicalText();
      written.paragraph(line?.text ?? "");
      expect(written.result().text).toBe(line?.text ?? "");
    }),
  );
});

test("puts a blank where there is a gap or one was painted, and none within a word", () => {
  const words = [
    word("Two", 0),
    word("wo", 19),
    word("rds", 29.2),
    word("here", 44.4, { spaceBefore: true }),
  ];
  expect(printedLine(words)?.text).toBe("Two words here");
});

test("knows its parts by the wide gaps between them", () => {
  const line = printedLine([word("Tap", 0), word("12", 60), word("cm", 73)]);
  expect(line?.segments.map(({ text, left, right }) => [text, left, right])).toEqual([
    ["Tap", 0, 15],
    ["12 cm", 60, 83],
  ]);
});

test("is one part where it was spread to fill its column", () => {
  const line = printedLine([word("Turn", 0), word("the", 40), word("lever", 75), word("now", 120)]);
  expect(line?.segments.map(({ text }) => text)).toEqual(["Turn the lever now"]);
});

test("leaves single letters that stand far apart", () => {
  expect(printedLine([word("A", 0), word("B", 20), word("C", 40), word("D", 60)])?.text).toBe("A B C D");
});

test("joins Chinese characters that are spread to fill their line", () => {
  expect(printedLine([word("海", 0), word("港", 8), word("a", 16)])?.text).toBe("海港 a");
});

test("shortens the room that a form leaves to write in", () => {
  expect(printedLine([word("Name:", 0), word("__________", 27), word("Date:______", 80)])?.text).toBe(
    "Name: ___ Date:___",
  );
});

test("is none where it is only drawn, with nothing that its characters hide", () => {
  expect(printedLine([word("__________", 0), word("_____", 60)])).toBeUndefined();
  expect(printedLine([word("____\u{e0041}\u{e0042}", 0)])?.taken).toEqual([
    { why: "tag-characters", text: "AB" },
  ]);
});
