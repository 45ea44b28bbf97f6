import fc from "fast-check";
import { expect, test } from "vitest";
import { answerPieces } from "./answer-pieces.ts";

test("a citation stands behind its words; one in other words has no place", () => {
  expect(
    answerPieces("Out by ten. No lock. The end", [
      { quote: " No lock." },
      { quote: "Out by ten." },
      { quote: "said otherwise" },
      { quote: null },
      { quote: "ten." },
    ]),
  ).toEqual({
    pieces: [
      { text: "Out by ten.", citations: [2, 5] },
      { text: " No lock.", citations: [1] },
      { text: " The end", citations: [] },
    ],
    unplaced: [3, 4],
  });
});

test("an answer without citations is one piece, an empty one none", () => {
  expect(answerPieces("Yes", [])).toEqual({ pieces: [{ text: "Yes", citations: [] }], unplaced: [] });
  expect(answerPieces("", [{ quote: "x" }])).toEqual({ pieces: [], unplaced: [1] });
});

test("the pieces together are the answer, and every citation has one place or none", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 })), (text, quotes) => {
      const { pieces, unplaced } = answerPieces(
        text,
        quotes.map((quote) => ({ quote })),
      );
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      expect([...unplaced, ...pieces.flatMap((piece) => piece.citations)].toSorted((a, b) => a - b)).toEqual(
        quotes.map((_, index) => index + 1),
      );
    }),
  );
});
