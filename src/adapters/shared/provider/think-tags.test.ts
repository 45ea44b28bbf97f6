import fc from "fast-check";
import { expect, test } from "vitest";
import { thinkTags } from "./think-tags.ts";

interface Told {
  reasoning: string;
  text: string;
  hasLooseEnd: boolean;
}

function told(pieces: readonly string[], startsInside = false): Told {
  const tags = thinkTags(startsInside);
  const found = [...pieces.flatMap((piece) => tags.take(piece)), ...tags.end()];
  const joined = (kind: "text" | "reasoning") =>
    found.map(([each, text]) => (each === kind ? text : "")).join("");
  return { reasoning: joined("reasoning"), text: joined("text"), hasLooseEnd: tags.hasLooseEnd() };
}

test.each<[string, string, boolean, Told]>([
  ["no reasoning", "North.", false, { reasoning: "", text: "North.", hasLooseEnd: false }],
  [
    "reasoning and text",
    "<think>Hm.</think>\n\nNorth.",
    false,
    { reasoning: "Hm.", text: "North.", hasLooseEnd: false },
  ],
  [
    "space before",
    "\n <think>Hm.</think>North.",
    false,
    { reasoning: "Hm.", text: "North.", hasLooseEnd: false },
  ],
  [
    "reasoning that does not end",
    "<think>Hm. So",
    false,
    { reasoning: "Hm. So", text: "", hasLooseEnd: false },
  ],
  [
    "reasoning that ends inside its end",
    "<think>Hm.</thi",
    false,
    { reasoning: "Hm.</thi", text: "", hasLooseEnd: false },
  ],
  [
    "reasoning the prompt began",
    "Hm.</think>North.",
    true,
    { reasoning: "Hm.", text: "North.", hasLooseEnd: false },
  ],
  [
    "reasoning begun twice",
    "<think>\nHm.</think>North.",
    true,
    { reasoning: "Hm.", text: "North.", hasLooseEnd: false },
  ],
  [
    "reasoning the prompt began, unfinished",
    "Hm. <b",
    true,
    { reasoning: "Hm. <b", text: "", hasLooseEnd: false },
  ],
  [
    "empty reasoning",
    "<think>\n</think>\nNorth.",
    false,
    { reasoning: "", text: "North.", hasLooseEnd: false },
  ],
  [
    "tags inside a text",
    "Write <think> so: <think>",
    false,
    { reasoning: "", text: "Write <think> so: <think>", hasLooseEnd: false },
  ],
  [
    "an end without a beginning",
    "Hm.</think>North.",
    false,
    { reasoning: "", text: "Hm.</think>North.", hasLooseEnd: true },
  ],
  ["what only looks like a tag", "<thi", false, { reasoning: "", text: "<thi", hasLooseEnd: false }],
  [
    "a second end",
    "<think>a</think>b</think>c",
    false,
    { reasoning: "a", text: "b</think>c", hasLooseEnd: true },
  ],
  ["nothing", "", false, { reasoning: "", text: "", hasLooseEnd: false }],
])("tells %s", (_, text, startsInside, expected) => {
  expect(told([text], startsInside)).toEqual(expected);
});

test("tells the same however the text is cut", () => {
  const word = fc.constantFrom("<think>", "</think>", "<", "think", "/", ">", " ", "\n", "Hm", "🙂");
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 8 }),
      fc.array(fc.nat(60), { maxLength: 8 }),
      fc.boolean(),
      (words, cuts, startsInside) => {
        const text = words.join("");
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, at) => text.slice(places[at], end));
        const whole = told([text], startsInside);
        expect(told(pieces, startsInside)).toEqual(whole);
      },
    ),
    { numRuns: 2000 },
  );
});

test("passes text on at once, and holds back no more than a tag could be", () => {
  const tags = thinkTags(false);
  expect([
    tags.take("<think>"),
    tags.take("Hm </"),
    tags.take("b> so"),
    tags.take("</think>"),
    tags.take("\nNorth"),
  ]).toEqual([[], [["reasoning", "Hm "]], [["reasoning", "</b> so"]], [], [["text", "North"]]]);
});
