import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptRegions } from "./kept-regions.ts";

const nothing = { whitespace: false, boilerplate: false, pageFurniture: false };
const everything = { whitespace: true, boilerplate: true, pageFurniture: true };

/** What is kept of each text, piece by piece. */
function kept(texts: readonly string[], cleaning: Partial<typeof nothing>): string[][] {
  const regions = keptRegions(texts.map(visible), { ...nothing, ...cleaning });
  return regions.map((spans, at) => spans.map(({ start, end }) => texts[at]?.slice(start, end) ?? ""));
}

const visible = (text: string) => ({ text, hidden: [] });
const blanks = (count: number) => " \n".repeat(count / 2);
const footer = "Confidential – Hafenamt 海港";

test("keeps each text whole where no cleaning is asked for, and nothing of an empty one", () => {
  expect(kept(["a\n- 1 -\n", "", " "], {})).toEqual([["a\n- 1 -\n"], [], [" "]]);
});

test("cuts out what a reader would not see, whatever cleaning is asked for", () => {
  const hidden = [
    { start: 2, end: 4 },
    { start: 6, end: 7 },
  ];
  const [regions] = keptRegions([{ text: "ab__cd_", hidden }], nothing);
  expect(regions).toEqual([
    { start: 0, end: 2 },
    { start: 4, end: 6 },
  ]);
});

describe("white space", () => {
  test("of 200 characters and more is left out, less is kept", () => {
    const texts = [`a${blanks(200)}b`, `a${blanks(198)}b`, `${blanks(300)}a${blanks(300)}`, blanks(300)];
    expect(kept(texts, { whitespace: true })).toEqual([["a", "b"], [texts[1]], ["a"], []]);
  });
});

describe("page furniture", () => {
  test.each([
    "12",
    "- 12 -",
    "– 3 –",
    "Page 4",
    "PAGE 4 of 12",
    "Seite 7 von 9",
    "7 / 12",
    "p. 5",
    "-----",
    "* * *",
    "====",
    "_____",
  ])("leaves out the line %j", (line) => {
    expect(kept([`before\n  ${line}  \nafter`], { pageFurniture: true })).toEqual([["before\n", "after"]]);
  });

  test.each(["12 men", "Page of glory", "12345", "1.5", "a 7", "--", "- item", "7 / 12 / 13"])(
    "keeps the line %j",
    (line) => {
      const text = `before\n${line}\nafter`;
      expect(kept([text], { pageFurniture: true })).toEqual([[text]]);
    },
  );

  test("takes a very long line of spaces and dashes", () => {
    const text = `-${" ".repeat(100_000)}x`;
    expect(kept([text], { pageFurniture: true })).toEqual([[text]]);
  });
});

describe("boilerplate", () => {
  test("is a line that three documents and three in ten share, whatever its margins", () => {
    const texts = ["a", "b", "c"].map((word) => `${word}\n  ${footer}\r\n${word}${word}`);
    expect(kept(texts, { boilerplate: true })).toEqual(
      ["a", "b", "c"].map((word) => [`${word}\n`, `${word}${word}`]),
    );
  });

  test("is no line that two documents share", () => {
    const texts = [`a\n${footer}`, `b\n${footer}`, "c"];
    expect(kept(texts, { boilerplate: true })).toEqual(texts.map((text) => [text]));
  });

  test("is no line that fewer than three in ten share", () => {
    const shared = [1, 2, 3].map((at) => `${at}\n${footer}`);
    const others = Array.from({ length: 8 }, (_, at) => `other ${at}`);
    expect(kept([...shared, ...others], { boilerplate: true })).toEqual(
      [...shared, ...others].map((text) => [text]),
    );
    expect(kept([...shared, ...others.slice(1)], { boilerplate: true })[0]).toEqual(["1\n"]);
  });

  test("counts a line once for each document, and never an empty one", () => {
    const texts = [`${footer}\n${footer}\n\n\n`, "a\n\n\n", "b\n\n\n", "c\n\n\n"];
    expect(kept(texts, { boilerplate: true })).toEqual(texts.map((text) => [text]));
  });

  test("that is all a document holds leaves nothing of it", () => {
    expect(kept([footer, footer, footer], { boilerplate: true })).toEqual([[], [], []]);
  });
});

test("keeps true positions: spans in order, apart, not empty, and only furniture between them", () => {
  const line = fc.constantFrom(
    "Ebbe und Flut.",
    "海港 🙂",
    footer,
    "- 7 -",
    "----",
    "",
    blanks(240),
    "\t",
    "Seite 3",
  );
  const texts = fc.array(
    fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n")),
    { maxLength: 6 },
  );
  const cleaning = fc.record({
    whitespace: fc.boolean(),
    boilerplate: fc.boolean(),
    pageFurniture: fc.boolean(),
  });
  fc.assert(
    fc.property(texts, cleaning, (all, asked) => {
      for (const [at, spans] of keptRegions(all.map(visible), asked).entries()) {
        const text = all[at] ?? "";
        let from = 0;
        for (const { start, end } of [...spans, { start: text.length, end: text.length + 1 }]) {
          const cut = text.slice(from, start);
          const lines = cut.split("\n").map((one) => one.trim());
          const prose = lines.filter((one) => one === "Ebbe und Flut." || one === "海港 🙂");
          expect(start >= from && end > start).toBe(true);
          expect(asked.boilerplate || !cut.includes(footer)).toBe(true);
          expect(asked.pageFurniture || asked.boilerplate || lines.every((one) => one === "")).toBe(true);
          expect(asked.boilerplate || prose.length === 0).toBe(true);
          from = end;
        }
      }
    }),
  );
});

test("keeps the same whatever else is cleaned in the same run", () => {
  const texts = [`one\n${footer}\n- 1 -\n${blanks(200)}two`, `three\n${footer}`, `four\n${footer}`];
  expect(kept(texts, everything)).toEqual([["one\n", "two"], ["three\n"], ["four\n"]]);
});
