import { expect, test } from "vitest";
import { emptyOverlay } from "../overlay.ts";
import { cleanedSpans } from "./cleaned-spans.ts";
import { overlayWithin } from "./overlay-within.ts";
import { pagesAreDrawn } from "./pages-are-drawn.ts";
import { spanAt } from "./span-at.ts";
import { textRuns } from "./text-runs.ts";
import { viewOverlay } from "./view-overlay.ts";

test("what cleaning took away lies between the regions it kept", () => {
  const window = { start: 10, end: 100 };
  expect(
    cleanedSpans(
      [
        { start: 0, end: 20 },
        { start: 30, end: 60 },
        { start: 60, end: 90 },
      ],
      window,
    ),
  ).toEqual([
    { start: 20, end: 30 },
    { start: 90, end: 100 },
  ]);
  expect(cleanedSpans([], window)).toEqual([]);
});

const view = {
  window: { start: 0, end: 50 },
  regions: [{ start: 0, end: 40 }],
  chunks: [{ index: 0, start: 0, end: 40 }],
  gold: [
    { source: "a", start: 3, end: 9, questionId: "one" },
    { source: "a", start: 5, end: 7, questionId: "two" },
  ],
  citations: [{ source: "a", start: 1, end: 2, questionId: "one", gold: false }],
};

test("layers that are off are empty, and one question's marks can be shown alone", () => {
  const layers = new Set(["gold", "cleaned"] as const);
  expect(viewOverlay(view, { layers, question: "two", chosen: null })).toEqual({
    ...emptyOverlay,
    gold: [view.gold[1]],
    cleaned: [{ start: 40, end: 50 }],
  });
});

test("what an answer cites is shown whatever layers are on", () => {
  expect(viewOverlay(view, { layers: new Set(), cited: [{ start: 4, end: 6 }], chosen: null })).toEqual({
    ...emptyOverlay,
    citations: [{ start: 4, end: 6, questionId: "" }],
  });
});

test("only what touches a part of the text is kept for it", () => {
  const overlay = viewOverlay(view, {
    layers: new Set(["chunks", "gold", "citations"] as const),
    chosen: { start: 45, end: 46 },
  });
  expect(overlayWithin(overlay, { start: 6, end: 8 })).toEqual({
    ...emptyOverlay,
    chunks: view.chunks,
    gold: view.gold,
  });
});

test("whoever points at a place means the shortest passage over it", () => {
  const overlay = { ...emptyOverlay, chunks: view.chunks, gold: view.gold };
  expect([spanAt(6, overlay), spanAt(8, overlay), spanAt(20, overlay), spanAt(45, overlay)]).toEqual([
    { start: 5, end: 7 },
    { start: 3, end: 9 },
    { start: 0, end: 40 },
    null,
  ]);
});

test("pages are drawn only over the very file that was read", () => {
  const pdf = { mediaType: "application/pdf", pageCount: 3, version: "a" };
  expect([
    pagesAreDrawn(pdf, { version: "a" }),
    pagesAreDrawn(pdf, { version: "b" }),
    pagesAreDrawn(pdf, null),
    pagesAreDrawn({ ...pdf, mediaType: "text/plain", pageCount: null }, { version: "a" }),
  ]).toEqual([true, false, false, false]);
});

test("segments are cut again where marks inside the line begin and end", () => {
  const segment = {
    start: 0,
    end: 10,
    chunks: [],
    gold: [],
    citations: [],
    isCleaned: false,
    isChosen: false,
    begins: null,
    beganBefore: false,
  };
  expect(textRuns([segment], [{ kind: "strong", start: 4, end: 6 }])).toEqual([
    { start: 0, end: 4, segment, isFirst: true, styles: [] },
    { start: 4, end: 6, segment, isFirst: false, styles: ["strong"] },
    { start: 6, end: 10, segment, isFirst: false, styles: [] },
  ]);
});
