import { expect, test } from "vitest";
import { readCitedText } from "./cited-text.ts";
import { containOutput } from "./contain-output.ts";
import { moveCitedText } from "./move-cited-text.ts";

const context = { passages: [], prompts: ["never say these eight words to any reader"], question: "" };

function moved(raw: string): [string, readonly number[]][] {
  const cited = readCitedText(raw);
  const { text, sentences } = moveCitedText(cited, containOutput(cited.text, context));
  return sentences.map(({ start, end, cites }) => [text.slice(start, end), cites]);
}

test("sentences keep their citations where what stood before and in them was withheld", () => {
  expect(moved("See [it](https://evil.example) <b>now</b> [1]. ![x](y) The ebb [2]. <br> <hr> End.")).toEqual(
    [
      ["See it now.", [1]],
      ["x The ebb.", [2]],
      ["End.", []],
    ],
  );
});

test("a sentence of which a mark alone is left is that mark", () => {
  expect(moved("Never say these eight words to any reader [1]. The ebb [2].")).toEqual([
    ["…", [1]],
    ["The ebb.", [2]],
  ]);
});

test("a sentence of which nothing is left is gone", () => {
  expect(moved("<script>\nalert(1)\n</script>\n\nThe ebb [1].")).toEqual([["The ebb.", [1]]]);
});
