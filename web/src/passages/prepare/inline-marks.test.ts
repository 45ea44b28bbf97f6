import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineMarks } from "./inline-marks.ts";

const told = (text: string): string[] =>
  inlineMarks(text, 0)
    .filter(({ kind }) => kind !== "mark")
    .map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

test.each([
  ["plain words", []],
  ["press **Boost** now", ["strong: Boost"]],
  ["an *old* _word_", ["emphasis: old", "emphasis: word"]],
  ["run `a **b**`", ["code: a **b**"]],
  ["see [the list](list.md)", ["link: the list"]],
  ["2 * 3 * 4 and snake_case_name", []],
  ["**not closed", []],
])("%s", (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test("the marks themselves are told, so that they can be drawn faintly", () => {
  expect(inlineMarks("**a**", 7)).toEqual([
    { kind: "mark", start: 7, end: 9 },
    { kind: "strong", start: 9, end: 10 },
    { kind: "mark", start: 10, end: 12 },
  ]);
});

test("nothing reaches beyond the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("*", "_", "`", "[", "]", "(", ")", "a", " ", "\n") }),
      (text) => {
        for (const { start, end } of inlineMarks(text, 3)) {
          expect(start).toBeGreaterThanOrEqual(3);
          expect(end).toBeLessThanOrEqual(3 + text.length);
          expect(start).toBeLessThanOrEqual(end);
        }
      },
    ),
  );
});
