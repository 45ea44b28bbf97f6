import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyOverlay } from "../overlay.ts";
import { segmentsOf, touching } from "./segments.ts";

const plain = {
  gold: [],
  citations: [],
  isCleaned: false,
  isChosen: false,
  begins: null,
  beganBefore: false,
};

test("text under nothing is one segment", () => {
  expect(segmentsOf({ start: 5, end: 9 }, emptyOverlay)).toEqual([
    { start: 5, end: 9, chunks: [], ...plain },
  ]);
  expect(segmentsOf({ start: 5, end: 5 }, emptyOverlay)).toEqual([]);
});

test("it is cut where chunks that overlap begin and end, and knows which of them hold it", () => {
  const chunks = [
    { index: 0, start: 0, end: 6 },
    { index: 1, start: 4, end: 10 },
  ];
  expect(segmentsOf({ start: 0, end: 10 }, { ...emptyOverlay, chunks })).toEqual([
    { start: 0, end: 4, ...plain, chunks: [0], begins: 0 },
    { start: 4, end: 6, ...plain, chunks: [0, 1], begins: 1 },
    { start: 6, end: 10, ...plain, chunks: [1] },
  ]);
});

test("gold, citations, what is chosen and what is cleaned away keep their questions apart", () => {
  const overlay = {
    ...emptyOverlay,
    gold: [{ start: 2, end: 4, questionId: "a" }],
    citations: [{ start: 3, end: 5, questionId: "b" }],
    cleaned: [{ start: 6, end: 8 }],
    chosen: { start: 2, end: 4 },
  };
  expect(segmentsOf({ start: 0, end: 8 }, overlay)).toEqual([
    { start: 0, end: 2, ...plain, chunks: [] },
    { start: 2, end: 3, ...plain, chunks: [], gold: ["a"], isChosen: true },
    { start: 3, end: 4, ...plain, chunks: [], gold: ["a"], citations: ["b"], isChosen: true },
    { start: 4, end: 5, ...plain, chunks: [], citations: ["b"] },
    { start: 5, end: 6, ...plain, chunks: [] },
    { start: 6, end: 8, ...plain, chunks: [], isCleaned: true },
  ]);
});

test("a chunk that begins in what is not shown before the span begins the span", () => {
  const chunks = [{ index: 3, start: 10, end: 40 }];
  const before = [{ index: 2, start: 10, end: 40 }];
  const [first] = segmentsOf({ start: 13, end: 20 }, { ...emptyOverlay, chunks, before }, 9);
  expect(first).toEqual({ start: 13, end: 20, ...plain, chunks: [3], begins: 3, beganBefore: true });
});

const orderedChunks = fc
  .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 15 })), { maxLength: 15 })
  .map((steps) => {
    let [start, end] = [0, 0];
    return steps.map(([step, length], index) => {
      start += step;
      end = Math.max(end, start + length);
      return { index, start, end };
    });
  });

test("segments cover every character once, in order, and name exactly the chunks that hold it", () => {
  fc.assert(
    fc.property(orderedChunks, fc.nat(100), fc.integer({ min: 1, max: 100 }), (chunks, start, length) => {
      const span = { start, end: start + length };
      const segments = segmentsOf(span, { ...emptyOverlay, chunks });
      expect(segments[0]?.start).toBe(span.start);
      expect(segments.at(-1)?.end).toBe(span.end);
      for (const [at, segment] of segments.entries()) {
        expect(segment.start).toBe(at === 0 ? span.start : segments[at - 1]!.end);
        const holding = chunks.filter((one) => one.start <= segment.start && one.end >= segment.end);
        expect(segment.chunks).toEqual(holding.map(({ index }) => index));
      }
    }),
  );
});

test("what touches a span is found without looking at all", () => {
  fc.assert(
    fc.property(orderedChunks, fc.nat(100), fc.integer({ min: 1, max: 50 }), (chunks, start, length) => {
      const span = { start, end: start + length };
      expect(touching(chunks, span)).toEqual(
        chunks.filter((one) => one.end > span.start && one.start < span.end),
      );
    }),
  );
});
