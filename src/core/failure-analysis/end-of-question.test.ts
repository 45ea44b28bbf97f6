import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfQuestion } from "./end-of-question.ts";
import type { IndexedPlaces } from "./question-record.ts";
import { places, record, type RecordChanges, span } from "./records.fixture.ts";

const gold = span(10, 20);
const [first, second, third] = [span(30, 40), span(50, 60), span(70, 80)];

const cases: [string, RecordChanges, Partial<IndexedPlaces>, [string, string | null]][] = [
  [
    "without its source",
    { question: { gold: [span(0, 5, "gone.md")] } },
    {},
    ["not-in-index", "source-missing"],
  ],
  [
    "with gold that cleaning took out",
    {},
    { documentOf: () => ({ language: "en", regions: [{ start: 20, end: 100 }] }), chunksOf: () => [] },
    ["not-in-index", "cleaned-away"],
  ],
  ["with gold between chunks", {}, { chunksOf: () => [span(20, 100)] }, ["not-in-index", "lost-in-chunking"]],
  ["whose gold was not ranked", { ranked: [first, second] }, {}, ["not-retrieved", null]],
  [
    "whose source is filtered out",
    { ranked: [first] },
    { isSearched: () => false },
    ["not-retrieved", "filtered-out"],
  ],
  ["whose gold is ranked third of two given", { ranked: [first, second, gold] }, {}, ["below-the-cut", null]],
  [
    "refused although gold was lost earlier",
    { ranked: [first, second, gold], refused: true },
    {},
    ["below-the-cut", null],
  ],
  [
    "refused with gold in the context",
    { ranked: [gold], used: 1, refused: true },
    {},
    ["refused-wrongly", null],
  ],
  [
    "whose model gave no answer",
    { ranked: [gold], used: 1, refused: true, failed: "The server broke off." },
    {},
    ["not-analysable", "no-answer-given"],
  ],
  [
    "whose model gave no answer after gold was lost",
    { ranked: [first], refused: true, failed: "The server broke off." },
    {},
    ["not-retrieved", null],
  ],
  [
    "whose model gave no answer where the sources hold none",
    { question: { answerable: false, gold: [] }, refused: true, failed: "The server broke off." },
    {},
    ["not-analysable", "no-answer-given"],
  ],
  ["whose answer cites nothing", { ranked: [gold], used: 1 }, {}, ["not-used", "cites-nothing"]],
  [
    "whose answer cites something else",
    { ranked: [first, gold], cited: [first] },
    {},
    ["not-used", "cites-other-passages"],
  ],
  [
    "whose answer is another",
    { ranked: [gold], used: 1, cited: [span(12, 16)] },
    {},
    ["used-but-wrong", null],
  ],
  [
    "whose answer nobody can judge",
    {
      ranked: [gold],
      used: 1,
      cited: [gold],
      question: { answer: "because of this and that and something else" },
    },
    {},
    ["used-unjudged", "long-gold-answer"],
  ],
  [
    "whose answer is right",
    { ranked: [gold], used: 1, cited: [gold], text: "It is forty two." },
    {},
    ["right", null],
  ],
  ["ranked in a run without answers", { ranked: [third, gold], unanswered: true }, {}, ["retrieved", null]],
  ["not ranked in a run without answers", { ranked: [third], unanswered: true }, {}, ["not-retrieved", null]],
  [
    "that the sources do not answer and that was answered",
    { question: { answerable: false, gold: [] }, ranked: [first], cited: [first] },
    {},
    ["should-have-refused", null],
  ],
  [
    "that the sources do not answer and that was refused",
    { question: { answerable: false, gold: [] }, refused: true },
    {},
    ["rightly-refused", null],
  ],
  [
    "that the sources do not answer, in a run without answers",
    { question: { answerable: false, gold: [] }, unanswered: true },
    {},
    ["not-analysable", "no-answers"],
  ],
  ["without gold", { question: { gold: [] }, text: "forty two" }, {}, ["not-analysable", "no-gold"]],
  ["with empty gold", { question: { gold: [span(5, 5)] } }, {}, ["not-analysable", "no-gold"]],
];

describe("endOfQuestion", () => {
  test.each(cases)("a question %s", (_, changes, indexed, expected) => {
    const { end, cause } = endOfQuestion(record(changes), places(indexed));
    expect([end, cause]).toEqual(expected);
  });

  test("tells all that led to the end", () => {
    const changes = {
      ranked: [first, second, gold],
      question: { gold: [span(18, 22), span(95, 99)] },
      refused: true,
    };
    expect(endOfQuestion(record(changes), places())).toEqual({
      questionId: "q",
      end: "below-the-cut",
      cause: null,
      refused: true,
      judgement: null,
      spans: { gold: 2, indexed: 2, ranked: 1, given: 0, cited: 0 },
      best: "ranked",
      worst: "indexed",
      rank: 3,
      charactersToRank: 30,
      cut: false,
      shortestGold: 4,
    });
  });

  test("says that no chunk holds the gold whole", () => {
    expect(endOfQuestion(record({ question: { gold: [span(18, 22)] } }), places()).cut).toBe(true);
  });

  test("says that an answer is right although its gold was lost", () => {
    const lost = endOfQuestion(record({ ranked: [first], cited: [first], text: "forty two" }), places());
    expect([lost.end, lost.judgement]).toEqual(["not-retrieved", "right"]);
  });

  test("counts gold that is marked twice once", () => {
    const end = endOfQuestion(record({ question: { gold: [span(12, 18), span(12, 18)] } }), places());
    expect(end.spans.gold).toBe(1);
  });

  test("each step of a gold span needs the one before, and the luckiest span decides", () => {
    const passage = fc.nat(90).map((start) => span(start, start + 10));
    const passages = fc.array(passage, { maxLength: 6 });
    const any = fc.record({
      gold: passages,
      ranked: passages,
      cited: passages,
      used: fc.nat(6),
      refused: fc.boolean(),
    });
    fc.assert(
      fc.property(any, ({ gold, ranked, cited, used, refused }) => {
        const given = Math.min(used, ranked.length);
        const changes = { question: { gold }, ranked, cited, used: given, refused };
        const { end, spans, best, worst } = endOfQuestion(record(changes), places());
        const counts = [spans.gold, spans.indexed, spans.ranked, spans.given, spans.cited];
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        const order = ["nowhere", "indexed", "ranked", "given", "cited"];
        expect(order.indexOf(best)).toBeGreaterThanOrEqual(order.indexOf(worst));
        const possible: Record<string, string[]> = {
          nowhere: ["not-in-index", "not-analysable"],
          indexed: ["not-retrieved"],
          ranked: ["below-the-cut"],
          given: ["refused-wrongly", "not-used"],
          cited: ["refused-wrongly", "used-but-wrong", "used-unjudged", "right"],
        };
        expect(possible[best]).toContain(end);
      }),
    );
  });
});
