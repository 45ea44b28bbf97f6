import { describe, expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { documentOf } from "../../ports/chunker.contract.ts";
import { makeChunks } from "./make-chunks.ts";

const text = "Intro.\n# A\none\n## B\ntwo\n### C\nthree\n## D\nfour\n# E\nfive";
const document = documentOf(text);
const spanOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

describe("makeChunks", () => {
  test("gives each chunk its text and the headings above its start, outermost first", () => {
    const parts = ["Intro.", "one", "two", "three", "## D\nfour", "# E", "five"];
    const chunks = makeChunks(document, parts.map(spanOf), "any");
    expect(chunks.map((chunk) => [chunk.text, chunk.breadcrumb, chunk.section])).toEqual([
      ["Intro.", [], -1],
      ["one", ["A"], 0],
      ["two", ["A", "B"], 1],
      ["three", ["A", "B", "C"], 2],
      ["## D\nfour", ["A", "D"], 3],
      ["# E", ["E"], 4],
      ["five", ["E"], 4],
    ]);
  });

  test("counts a heading that the chunk begins with behind white space", () => {
    const start = text.indexOf("\n## D");
    expect(makeChunks(document, [{ start, end: text.length }], "any")[0]).toEqual({
      source: "page.md",
      start,
      end: text.length,
      text: text.slice(start),
      breadcrumb: ["A", "D"],
      section: 3,
    });
  });

  test("makes no chunks of no spans", () => {
    expect(makeChunks(document, [], "any")).toEqual([]);
  });

  test.each([
    ["which are not whole numbers", [{ start: 0.5, end: 3 }]],
    ["which are not whole numbers", [{ start: 0, end: Number.NaN }]],
    ["but the text runs from 0 to 54", [{ start: 0, end: 55 }]],
    ["but the text runs from 0 to 54", [{ start: -1, end: 3 }]],
    ["which is empty", [{ start: 4, end: 4 }]],
    [
      "which starts before the one given before it, 5 to 9",
      [
        { start: 5, end: 9 },
        { start: 4, end: 9 },
      ],
    ],
    [
      "which it gave before",
      [
        { start: 5, end: 9 },
        { start: 5, end: 8 },
        { start: 5, end: 9 },
      ],
    ],
    ["which lies inside no region", [{ start: 2, end: 31 }]],
  ])("names chunker, source and span of a span %s", (why, spans) => {
    const twoRegions = {
      ...document,
      regions: [
        { start: 0, end: 30 },
        { start: 30, end: text.length },
      ],
    };
    const wrong = spans.at(-1);
    expect(() => makeChunks(twoRegions, spans, "mine")).toThrow(
      new AppError("plugin.failed", {
        message: `The chunker "mine" gave the span ${wrong?.start} to ${wrong?.end} of page.md, ${why}.`,
        hint: "A chunker returns non-empty spans in order of start, none twice, each inside one region of the document.",
      }),
    );
  });
});
