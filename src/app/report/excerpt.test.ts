import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";
import { html, markupOf } from "./html.ts";

const shown = (text: string, marks: { start: number; end: number }[], limit: number) =>
  markupOf(excerpt(text, marks, limit));

describe("an excerpt", () => {
  test("is the whole text where it fits, with marks joined", () => {
    const marks = [
      { start: 6, end: 9 },
      { start: 4, end: 7 },
    ];
    expect(shown("the red fox", marks, 20)).toBe("the <mark>red f</mark>ox");
  });

  test("is cut with an ellipsis", () => {
    expect(shown("abcdefghij", [], 4)).toBe("abcd…");
  });

  test("begins shortly before a mark that lies beyond the limit", () => {
    expect(shown(`${"-".repeat(50)}gold${"-".repeat(50)}`, [{ start: 50, end: 54 }], 8)).toBe(
      "…--<mark>gold</mark>--…",
    );
  });

  test("marks as much as is shown of a mark longer than the limit", () => {
    expect(shown("abcdefghijkl", [{ start: 2, end: 12 }], 4)).toBe("…b<mark>cde</mark>…");
  });

  test("parts neither a pair of surrogates nor a letter from its marks", () => {
    expect([shown("ab😀cd", [], 3), shown("abe\u0301cd", [], 3), shown("a👩\u200d👧b", [], 4)]).toEqual([
      "ab…",
      "ab…",
      "a…",
    ]);
  });

  test("is a part of the text, within the limit, whatever is marked", () => {
    const span = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    const text = fc.string({
      unit: fc.constantFrom("a", " ", "ß", "😀", "e\u0301", "語", "<", "&"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        text,
        fc.array(span, { maxLength: 4 }),
        fc.integer({ min: 1, max: 70 }),
        (text, spans, limit) => {
          const marks = spans.filter(({ end }) => end <= text.length);
          const bare = shown(text, marks, limit).replace(/<\/?mark>/g, "");
          const body = bare.replace(/^…/, "").replace(/…$/, "");
          expect(markupOf(html`${text}`)).toContain(body);
          expect(body.replace(/&\w+;/g, "&").length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
