import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mergeSpans, overlaps, sharedLength, sharedTotal, totalLength } from "./spans.ts";

const span = (start: number, end: number) => ({ start, end });

test.each([
  { left: span(0, 5), right: span(5, 9), shared: 0 },
  { left: span(0, 6), right: span(5, 9), shared: 1 },
  { left: span(2, 4), right: span(0, 9), shared: 2 },
  { left: span(3, 3), right: span(0, 9), shared: 0 },
  { left: span(0, 2), right: span(7, 9), shared: 0 },
])("$left and $right share $shared characters", ({ left, right, shared }) => {
  expect([sharedLength(left, right), sharedLength(right, left)]).toEqual([shared, shared]);
});

test("passages of different sources never overlap", () => {
  expect(overlaps({ source: "a", start: 0, end: 5 }, { source: "b", start: 0, end: 5 })).toBe(false);
  expect(overlaps({ source: "a", start: 0, end: 5 }, { source: "a", start: 4, end: 5 })).toBe(true);
});

test("merging joins overlapping and touching spans and drops empty ones", () => {
  const spans = [span(8, 9), span(0, 3), span(2, 5), span(5, 6), span(7, 7), span(0, 1)];
  expect(mergeSpans(spans)).toEqual([span(0, 6), span(8, 9)]);
});

test("interval arithmetic agrees with sets of characters", () => {
  const spans = fc.array(
    fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => span(start, start + length)),
    { maxLength: 8 },
  );
  const characters = (list: readonly { start: number; end: number }[]) =>
    new Set(
      list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, offset) => start + offset)),
    );
  fc.assert(
    fc.property(spans, spans, (left, right) => {
      const [ofLeft, ofRight] = [characters(left), characters(right)];
      expect(totalLength(mergeSpans(left))).toBe(ofLeft.size);
      expect(sharedTotal(mergeSpans(left), mergeSpans(right))).toBe(
        [...ofLeft].filter((character) => ofRight.has(character)).length,
      );
    }),
  );
});
