import fc from "fast-check";
import { expect, test } from "vitest";
import { layerNames } from "../../../passages/layers.ts";
import { announcement } from "./announcement.ts";
import { breadcrumbAt, chosenPassage, countWords } from "./chosen-passage.ts";
import { cutFigures, isHeldWhole } from "./cut-figures.ts";
import { listedMarks } from "./listed-marks.ts";
import { neighbourChunk } from "./neighbour-chunk.ts";
import { chosenOf, cutOf, layersOf, withSwitched } from "./read-address.ts";
import { shownLayers } from "./shown-layers.ts";

test("the address says how to cut; what no chunker takes is left out", () => {
  expect(cutOf({ strategy: "structure", size: 300, overlap: 0, unit: "tokens" })).toEqual({
    strategy: "structure",
    size: 300,
    overlap: 0,
    unit: "tokens",
  });
  expect(cutOf({ strategy: "<script>", size: 0, unit: "pages" })).toEqual({});
});

test("layers are all on until one is switched, and switching twice changes nothing", () => {
  expect(layersOf(undefined)).toEqual(new Set(layerNames));
  expect(layersOf("none")).toEqual(new Set());
  for (const name of layerNames) {
    const once = withSwitched(layersOf(undefined), name);
    expect(layersOf(once).has(name)).toBe(false);
    expect(withSwitched(layersOf(once), name)).toBe(undefined);
  }
  expect(withSwitched(new Set(["gold"]), "gold")).toBe("none");
});

test("a place without an end is one character", () => {
  expect([
    chosenOf({}),
    chosenOf({ start: 5 }),
    chosenOf({ start: 5, end: 3 }),
    chosenOf({ start: 5, end: 9 }),
  ]).toEqual([null, { start: 5, end: 6 }, { start: 5, end: 6 }, { start: 5, end: 9 }]);
});

const chunks = [
  { index: 0, start: 0, end: 10 },
  { index: 1, start: 8, end: 20 },
  { index: 2, start: 20, end: 27 },
];
const gold = [
  { source: "a", start: 9, end: 12, questionId: "one" },
  { source: "a", start: 9, end: 12, questionId: "two" },
  { source: "a", start: 18, end: 22, questionId: "two" },
];

test("a way to cut is told by its chunks, their length, and the gold that none of them holds whole", () => {
  expect(cutFigures({ chunks, gold })).toEqual({ chunks: 3, median: 10, longest: 12, cutGold: 1, gold: 2 });
  expect(cutFigures({ chunks: chunks.slice(0, 2), gold: [] }).median).toBe(11);
  expect(cutFigures({ chunks: [], gold })).toEqual({
    chunks: 0,
    median: null,
    longest: null,
    cutGold: 2,
    gold: 2,
  });
});

test("whether one chunk holds a passage whole is found as if all were looked at", () => {
  const ordered = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 12 }).map((steps) => {
    let [start, end] = [0, 0];
    return steps.map(([step, length]) => {
      start += step;
      end = Math.max(end, start + 1 + length);
      return { start, end };
    });
  });
  fc.assert(
    fc.property(ordered, fc.nat(60), fc.integer({ min: 1, max: 20 }), (spans, start, length) => {
      const passage = { start, end: start + length };
      expect(isHeldWhole(passage, spans)).toBe(
        spans.some((one) => one.start <= passage.start && one.end >= passage.end),
      );
    }),
  );
});

const view = {
  text: "abcdefgh ijk lmnop qrs. Tu",
  window: { start: 0, end: 26 },
  chunks,
  gold,
  citations: [{ source: "a", start: 19, end: 22, questionId: "three", gold: true }],
  pages: [
    { start: 0, end: 18, number: 1 },
    { start: 19, end: 27, number: 2 },
  ],
  headings: [
    { start: 0, end: 3, level: 1, title: "A" },
    { start: 9, end: 12, level: 2, title: "B" },
    { start: 19, end: 22, level: 2, title: "C" },
  ],
};

test("a chosen chunk knows its number, its length, who has it as gold and who cites it", () => {
  expect(chosenPassage(view, { start: 8, end: 20 })).toEqual({
    start: 8,
    end: 20,
    characters: 12,
    words: 3,
    quote: " ijk lmnop q",
    chunk: 1,
    chunks: [0, 1],
    isWhole: true,
    gold: ["one", "two"],
    citedBy: ["three"],
    page: 1,
    breadcrumb: ["A"],
  });
});

test("a passage that is no chunk says where it lies and whether it is cut, and never guesses words it has not read", () => {
  const {
    chunk,
    chunks: near,
    isWhole,
    words,
    quote,
    page,
    breadcrumb,
  } = chosenPassage(view, {
    start: 19,
    end: 27,
  });
  expect({ chunk, near, isWhole, words, quote, page, breadcrumb }).toEqual({
    chunk: null,
    near: [1, 2],
    isWhole: false,
    words: null,
    quote: null,
    page: 2,
    breadcrumb: ["A", "C"],
  });
});

test("words are counted in every script, and sections close when one of their rank begins", () => {
  expect([countWords("It's 4 °C."), countWords("雪が降る"), countWords("…")]).toEqual([3, 3, 0]);
  expect(breadcrumbAt(view.headings, 10)).toEqual(["A", "B"]);
});

test("the next chunk follows the chosen one, or the place", () => {
  const at = (span: { start: number; end: number } | null, step: 1 | -1) =>
    neighbourChunk(chunks, span, step)?.start;
  expect([
    at(null, 1),
    at(chunks[0]!, 1),
    at(chunks[0]!, -1),
    at({ start: 9, end: 12 }, 1),
    at({ start: 9, end: 12 }, -1),
  ]).toEqual([0, 8, undefined, 20, 8]);
});

test("gold and citations are listed once each, in the order of the text", () => {
  expect(
    listedMarks(view).map(({ start, isGold, questions, quote }) => [start, isGold, questions, quote]),
  ).toEqual([
    [9, true, 2, "ijk"],
    [18, true, 1, " qrs"],
    [19, false, 1, "qrs"],
  ]);
});

test("a choice is announced with its number, length and page", () => {
  expect(announcement(chosenPassage(view, { start: 8, end: 20 }), 3)).toBe(
    "Chunk 2 of 3 chosen, 12 characters, page 1.",
  );
  expect(announcement({ ...chosenPassage(view, { start: 9, end: 10 }), page: null }, 3)).toBe(
    "Passage chosen, 1 character.",
  );
});

test("only layers that the page can show are offered, and citations say that they need a run", () => {
  const counted = {
    counts: { headings: 0, places: 0, chunks: 4, gold: 2, citations: 0 },
    regions: [{ start: 0, end: 5 }],
    window: { start: 0, end: 9 },
  };
  expect(shownLayers(counted, undefined, { run: undefined, isOther: false, showsPages: true })).toEqual([
    { name: "chunks", count: 4 },
    { name: "gold", count: 2 },
    { name: "citations", count: null, why: "choose a run" },
  ]);
  expect(
    shownLayers(counted, counted, { run: "run-1", isOther: true, showsPages: false }).map(
      ({ name, count }) => [name, count],
    ),
  ).toEqual([
    ["chunks", 4],
    ["before", 4],
    ["gold", 2],
    ["citations", 0],
    ["cleaned", 1],
  ]);
});
