import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answerText } from "./answer-text.ts";

const context = { passages: [], prompts: [], question: "?" };

function read(pieces: readonly string[]) {
  const text = answerText(context);
  const shown = pieces.map((piece) => text.push(piece));
  const { rest, cited, says, withheld } = text.end();
  return { shown: [...shown, rest].join(""), text: cited.text, says, cites: cited.sentences, withheld };
}

test("a reader gets the text without its markers, and sentences stand where they stand in it", () => {
  const { shown, text, says, cites } = read(["The tide ri", "ses [1", "]. It falls [2]."]);
  expect([shown, says]).toEqual(["The tide rises. It falls.", "answer"]);
  expect(cites.map(({ start, end, cites: numbers }) => [text.slice(start, end), numbers])).toEqual([
    ["The tide rises.", [1]],
    ["It falls.", [2]],
  ]);
});

test.each<[string[], string, string]>([
  [["NOT_IN_", "SOURCES"], "no-answer", ""],
  [["**NOT_IN_SOURCES**."], "no-answer", ""],
  [[" ", "\n"], "nothing", ""],
  [["NOT_IN"], "answer", "NOT_IN"],
  [["NOT", " today."], "answer", "NOT today."],
])("%j says %s and shows %j", (pieces, says, shown) => {
  expect(read(pieces)).toMatchObject({ says, shown });
});

test("whatever is written in whatever pieces, what was shown is the text of the end", () => {
  const words = fc.constantFrom(
    "The tide ",
    "[1]",
    "rises.",
    " ![x](https://evil.example/a)",
    "<b>",
    "NOT_IN_SOURCES",
    "\n",
    "…",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.array(fc.nat(40), { maxLength: 6 }), (said, cuts) => {
      const whole = said.join("");
      const places = [
        0,
        ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b),
        whole.length,
      ];
      const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
      const inPieces = read(pieces);
      expect(inPieces).toEqual(read([whole]));
      expect(inPieces.shown).toBe(inPieces.says === "answer" ? inPieces.text : "");
    }),
  );
});
