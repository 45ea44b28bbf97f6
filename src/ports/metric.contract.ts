import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../contracts/answer.ts";
import type { Outcome } from "../contracts/outcome.ts";
import type { Question } from "../contracts/question-set.ts";
import type { Metric, Sample } from "./metric.ts";

/** A passage in short. */
export type ShortPassage = readonly [source: string, start: number, end: number];

/** What a sample is made of; everything but the texts has a plain default. */
export interface SampleSheet {
  /** Canonical texts by source. */
  texts: Record<string, string>;
  /** Chunk spans by source; without them each source is one chunk. */
  chunks?: Record<string, readonly (readonly [start: number, end: number])[]>;
  gold?: readonly ShortPassage[];
  /** The gold answer. */
  goldAnswer?: string;
  answerable?: boolean;
  group?: string;
  ranking?: readonly ShortPassage[];
  answer?: Partial<Answer>;
}

/** A sample that is frozen through and through, and whose sources throw for a name they do not know. */
export function sampleOf(sheet: SampleSheet): Sample {
  const {
    texts,
    chunks = {},
    gold = [],
    goldAnswer,
    answerable = true,
    group = "group",
    ranking = [],
  } = sheet;
  const textOf = (source: string): string => {
    const text = texts[source];
    if (text === undefined) throw new Error(`There is no source ${source}.`);
    return text;
  };
  const question: Question = {
    id: "question",
    question: "Which one?",
    answerable,
    ...(goldAnswer === undefined ? {} : { answer: goldAnswer }),
    gold: gold.map(([source, start, end]) => ({ source, start, end })),
    group,
  };
  return deepFrozen({
    question,
    ranking: ranking.map(([source, start, end], place) => ({
      source,
      start,
      end,
      score: 1 / (place + 1),
      breadcrumb: [],
      text: (texts[source] ?? "").slice(start, end),
      language: "und",
    })),
    used: ranking.length,
    answer: { text: "", refused: false, citations: [], evidence: 0, ...sheet.answer },
    textOf,
    chunksOf: (source: string) =>
      (chunks[source] ?? [[0, textOf(source).length] as const]).map(([start, end]) => ({ start, end })),
  });
}

export interface MetricTraits {
  /** Smallest and largest score. */
  range: readonly [low: number, high: number];
  /** Not applicable without gold spans. */
  needsGold: boolean;
  /** Not applicable without a gold answer. */
  needsGoldAnswer: boolean;
}

/** What every metric owes, whatever it measures. `make` gives a metric that needs no network. */
export function describeMetric({ make, traits }: { make: () => Metric; traits: MetricTraits }): void {
  const metric = make();
  const measure = (sample: Sample): Outcome | Promise<Outcome> =>
    make().measure(sample, new AbortController().signal);
  const [low, high] = traits.range;
  const inRange = (outcome: Outcome): boolean =>
    outcome.status === "scored"
      ? Number.isFinite(outcome.score) && outcome.score >= low && outcome.score <= high
      : outcome.reason.length > 0;

  describe(`the metric ${metric.id} keeps the contract`, () => {
    test("names itself in one line", () => {
      expect({ id: metric.id, version: metric.version, title: metric.title }).toEqual({
        id: expect.stringMatching(/^\S+$/),
        version: expect.stringMatching(/^\S+$/),
        title: expect.stringMatching(/^\S.*\S$/),
      });
    });

    test.each(Object.entries(samples))(
      "gives one outcome in its range, twice the same: %s",
      async (_, sample) => {
        const outcome = await measure(sample);
        expect(outcome).toSatisfy(inRange);
        expect(await measure(sample)).toEqual(outcome);
        expect(await metric.measure(sample, new AbortController().signal)).toEqual(outcome);
      },
    );

    test.skipIf(!traits.needsGold)("is not applicable without gold", async () => {
      const statuses = [await measure(withoutGold), await measure(unanswerable)].map(
        (outcome) => outcome.status,
      );
      expect(statuses).toEqual(["not-applicable", "not-applicable"]);
    });

    test.skipIf(!traits.needsGoldAnswer)(
      "is not applicable without a gold answer that says something",
      async () => {
        const without = [withoutGoldAnswer, emptyGoldAnswer, unanswerable];
        const statuses = await Promise.all(without.map(async (sample) => (await measure(sample)).status));
        expect(statuses).toEqual(without.map(() => "not-applicable"));
      },
    );

    test("does not depend on the order of gold", async () => {
      expect(await measure(sampleOf({ ...sheet, gold: sheet.gold!.toReversed() }))).toEqual(
        await measure(sampleOf(sheet)),
      );
    });

    test("never scores differently where it cannot read the sources: it says so", async () => {
      const whole = await measure(sampleOf(sheet));
      const unreadable = (): never => {
        throw new Error("The sources cannot be read.");
      };
      const outcome = await measure({ ...sampleOf(sheet), textOf: unreadable, chunksOf: unreadable });
      const failed: Outcome = { status: "failed", reason: "The sources cannot be read." };
      expect([failed, whole]).toContainEqual(outcome);
    });

    test("stays in its range for any sample", async () => {
      await fc.assert(
        fc.asyncProperty(anySheet, async (any) => {
          expect(await measure(sampleOf(any))).toSatisfy(inRange);
        }),
        { numRuns: 200 },
      );
    });
  });
}

const sheet: SampleSheet = {
  texts: { a: "The tide rises twice a day. The moon pulls the water.", b: "Ebb and flow." },
  chunks: {
    a: [
      [0, 27],
      [20, 53],
    ],
  },
  gold: [
    ["a", 4, 26],
    ["a", 28, 36],
    ["b", 0, 3],
  ],
  goldAnswer: "twice a day",
  ranking: [
    ["b", 0, 13],
    ["a", 0, 27],
    ["a", 20, 53],
  ],
  answer: {
    text: "The tide rises twice a day.",
    citations: [{ source: "a", start: 0, end: 27, breadcrumb: [], answerStart: 0, answerEnd: 27 }],
    evidence: 1.5,
  },
};

const { goldAnswer: _, ...sheetWithoutGoldAnswer } = sheet;
const withoutGold = sampleOf({ ...sheet, gold: [] });
const withoutGoldAnswer = sampleOf(sheetWithoutGoldAnswer);
const emptyGoldAnswer = sampleOf({ ...sheet, goldAnswer: " ?! " });
const refusal: Partial<Answer> = {
  text: "The sources do not say.",
  refused: true,
  citations: [],
  evidence: -2,
};
const unanswerable = sampleOf({ ...sheetWithoutGoldAnswer, gold: [], answerable: false });

const samples: Record<string, Sample> = {
  "a plain question": sampleOf(sheet),
  "an empty ranking": sampleOf({ ...sheet, ranking: [] }),
  "a ranking that repeats itself": sampleOf({ ...sheet, ranking: [...sheet.ranking!, ...sheet.ranking!] }),
  "no gold": withoutGold,
  "empty gold spans": sampleOf({ ...sheet, gold: [["a", 3, 3]] }),
  "no gold answer": withoutGoldAnswer,
  "a gold answer of punctuation": emptyGoldAnswer,
  unanswerable,
  "unanswerable and refused": sampleOf({
    ...sheetWithoutGoldAnswer,
    gold: [],
    answerable: false,
    answer: refusal,
  }),
  "answerable and refused": sampleOf({ ...sheet, answer: refusal }),
  "an empty answer": sampleOf({ ...sheet, answer: { text: "", citations: [] } }),
  "non-ASCII text": sampleOf({
    texts: { a: "北京是中国的首都。", b: "Überraschung: Größe, naïve café." },
    gold: [["a", 0, 2]],
    goldAnswer: "北京",
    ranking: [
      ["b", 0, 13],
      ["a", 0, 9],
    ],
    answer: {
      text: "北京是中国的首都。",
      citations: [{ source: "a", start: 0, end: 9, breadcrumb: [], answerStart: 0, answerEnd: 9 }],
    },
  }),
  emoji: sampleOf({
    texts: { a: "Sail 👩‍👩‍👧‍👦 on 🌊!" },
    gold: [["a", 6, 9]],
    goldAnswer: "👩‍👩‍👧‍👦",
    ranking: [["a", 5, 7]],
    answer: {
      text: "🌊",
      citations: [{ source: "a", start: 20, end: 22, breadcrumb: [], answerStart: 0, answerEnd: 2 }],
    },
  }),
  "a very long text": sampleOf({
    texts: { a: "ebb and flow ".repeat(20_000) },
    chunks: { a: Array.from({ length: 2600 }, (_, chunk) => [chunk * 100, chunk * 100 + 100] as const) },
    gold: [["a", 0, 200_000]],
    goldAnswer: "flow and ebb ".repeat(2000),
    ranking: [
      ["a", 0, 100],
      ["a", 0, 260_000],
    ],
    answer: {
      text: "ebb and flow ".repeat(2000),
      citations: [{ source: "a", start: 0, end: 26_000, breadcrumb: [], answerStart: 0, answerEnd: 26_000 }],
    },
  }),
};

const anyPassage: fc.Arbitrary<ShortPassage> = fc
  .tuple(fc.constantFrom("a", "b"), fc.nat(20), fc.nat(20))
  .map(([source, start, length]) => [source, start, start + length]);

const anySheet: fc.Arbitrary<SampleSheet> = fc.record({
  texts: fc.record({
    a: fc.string({ minLength: 40, maxLength: 60, unit: "grapheme" }),
    b: fc.string({ minLength: 40, maxLength: 60, unit: "grapheme" }),
  }),
  chunks: fc.record({
    a: fc.array(
      anyPassage.map(([, start, end]) => [start, end] as const),
      { maxLength: 6 },
    ),
  }),
  gold: fc.array(anyPassage, { maxLength: 4 }),
  goldAnswer: fc.string({ unit: "grapheme" }),
  answerable: fc.boolean(),
  ranking: fc.array(anyPassage, { maxLength: 12 }),
  answer: fc.record({
    text: fc.string({ unit: "grapheme" }),
    refused: fc.boolean(),
    evidence: fc.double({ noNaN: true, noDefaultInfinity: true }),
    citations: fc.array(
      anyPassage.map(([source, start, end]) => ({
        source,
        start,
        end,
        breadcrumb: [],
        answerStart: start,
        answerEnd: end,
      })),
      { maxLength: 4 },
    ),
  }),
});

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) deepFrozen(inner);
    Object.freeze(value);
  }
  return value;
}
