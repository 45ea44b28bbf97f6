import fc from "fast-check";
import { expect, test } from "vitest";
import type { Passage } from "../../contracts/passage.ts";
import { carriedPassages } from "./carried-passages.ts";

test("sorts sources and spans, and joins spans that touch or overlap", () => {
  const passages = [
    { source: "b.md", start: 5, end: 9 },
    { source: "a.md", start: 30, end: 40 },
    { source: "a.md", start: 0, end: 10 },
    { source: "a.md", start: 10, end: 12 },
    { source: "a.md", start: 5, end: 7 },
    { source: "a.md", start: 35, end: 50 },
  ];
  expect(carriedPassages(passages)).toEqual([
    {
      source: "a.md",
      spans: [
        [0, 12],
        [30, 50],
      ],
    },
    { source: "b.md", spans: [[5, 9]] },
  ]);
  expect(carriedPassages([])).toEqual([]);
});

test("covers exactly the characters that the passages cover", () => {
  const passage = fc
    .record({
      source: fc.constantFrom("a", "b", "ü"),
      start: fc.nat(60),
      length: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ source, start, length }): Passage => ({ source, start, end: start + length }));
  const charactersOf = (passages: readonly Passage[]): string[] =>
    [
      ...new Set(
        passages.flatMap(({ source, start, end }) =>
          Array.from({ length: end - start }, (_, at) => `${source} ${start + at}`),
        ),
      ),
    ].sort();
  fc.assert(
    fc.property(fc.array(passage), (passages) => {
      const carried = carriedPassages(passages);
      const back = carried.flatMap(({ source, spans }) =>
        spans.map(([start, end]) => ({ source, start, end })),
      );
      expect(charactersOf(back)).toEqual(charactersOf(passages));
      for (const { spans } of carried) {
        expect(spans.slice(1).every(([start], at) => start > (spans[at]?.[1] ?? Infinity))).toBe(true);
      }
    }),
  );
});
