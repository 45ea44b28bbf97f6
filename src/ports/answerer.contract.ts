import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, AnswerEvent } from "../contracts/answer.ts";
import type { Answerer, AnswerRequest, ReadPassage } from "./answerer.ts";

const never = new AbortController().signal;

export interface AnswererSubject {
  name: string;
  /** Gives one that needs no network; a new one each time. */
  make: () => Answerer;
  /** Whether the words that rest on a citation are those it cites. Where they are not, steps and resets may come between deltas. */
  quotes?: boolean;
  /** Of the property over any passages. */
  numRuns?: number;
}

/** What every answerer owes. */
export function describeAnswerer({ name, make, quotes = true, numRuns = 300 }: AnswererSubject): void {
  const answerTo = async (question: string, passages: readonly ReadPassage[]): Promise<Answer> =>
    finalAnswer(await eventsOf(make(), { question, passages, signal: never }));

  describe(`the answerer ${name} keeps the contract`, () => {
    test("names itself", () => {
      const { id, version } = make();
      expect({ id, version }).toEqual({
        id: expect.stringMatching(/^\S+$/),
        version: expect.stringMatching(/\S/),
      });
    });

    test.each(Object.entries(samples))(
      "streams deltas, then one end whose text they are: %s",
      async (_, { question, passages }) => {
        const events = await eventsOf(make(), { question, passages, signal: never });
        const answer = finalAnswer(events);
        const between = new Set(events.slice(0, -1).map(({ type }) => type));
        const allowed = quotes ? ["answer-delta"] : ["answer-delta", "answer-reset", "answer-step"];
        expect(allowed).toEqual(expect.arrayContaining([...between]));
        expect(standing(events)).toBe(answer.text);
        expect(faultsOf(answer, passages, quotes)).toEqual([]);
      },
    );

    test.each(["What rises?", ""])("refuses without passages: %j", async (question) => {
      const { trace, ...answer } = await answerTo(question, []);
      expect(trace === undefined).toBe(quotes);
      expect(answer).toEqual({
        text: expect.stringMatching(/\S/),
        refused: true,
        citations: [],
        evidence: expect.any(Number),
      });
    });

    test.each(Object.entries(samples))("answers the same twice: %s", async (_, { question, passages }) => {
      const answerer = make();
      const request = { question, passages, signal: never };
      const events = await eventsOf(answerer, request);
      expect(await eventsOf(answerer, request)).toEqual(events);
      expect(await eventsOf(make(), request)).toEqual(events);
    });

    test("answers many questions at the same time as it would one by one", async () => {
      const answerer = make();
      const requests = Object.values(samples).map((sample) => ({ ...sample, signal: never }));
      const alone = [];
      for (const request of requests) alone.push(await eventsOf(answerer, request));
      expect(await Promise.all(requests.map((request) => eventsOf(answerer, request)))).toEqual(alone);
    });

    test("changes nothing of what it is given", async () => {
      const passages = structuredClone(tides);
      await answerTo("What pulls the water?", deepFrozen(passages));
      expect(passages).toEqual(tides);
    });

    test("stops before it begins", async () => {
      const signal = AbortSignal.abort();
      const events = eventsOf(make(), { question: "What pulls the water?", passages: tides, signal });
      await expect(events).rejects.toSatisfy(isAbort);
    });

    test("stops while it answers", async () => {
      const abort = new AbortController();
      const stream = make().answer({
        question: "What pulls the water?",
        passages: tides,
        signal: abort.signal,
      });
      const events = stream[Symbol.asyncIterator]();
      await events.next();
      abort.abort();
      await expect(events.next()).rejects.toSatisfy(isAbort);
    });

    test("cites what it was given, for any text", async () => {
      await fc.assert(
        fc.asyncProperty(anyRequest, async ({ question, passages }) => {
          const events = await eventsOf(make(), { question, passages, signal: never });
          const answer = finalAnswer(events);
          expect(standing(events)).toBe(answer.text);
          expect(faultsOf(answer, passages, quotes)).toEqual([]);
        }),
        { numRuns },
      );
    });
  });
}

/** What is wrong with an answer, in words; empty where nothing is. */
export function faultsOf(answer: Answer, passages: readonly ReadPassage[], quotes = true): string[] {
  const faults: string[] = [];
  if (!Number.isFinite(answer.evidence)) faults.push("evidence is not finite");
  if (answer.refused && answer.citations.length > 0) faults.push("a refusal cites");
  for (const { source, start, end, answerStart, answerEnd } of answer.citations) {
    const held = passages.find(
      (passage) => passage.source === source && passage.start <= start && start < end && end <= passage.end,
    );
    if (held === undefined) {
      faults.push(`no passage holds ${source} ${start}-${end}`);
      continue;
    }
    if (answerStart >= answerEnd || answerEnd > answer.text.length)
      faults.push("a citation rests outside the answer");
    if (!quotes) continue;
    const cited = held.text.slice(start - held.start, end - held.start);
    const quoted = answer.text.slice(answerStart, answerEnd);
    if (collapse(quoted) !== collapse(cited))
      faults.push(`${JSON.stringify(quoted)} is not ${JSON.stringify(cited)}`);
  }
  return faults;
}

async function eventsOf(answerer: Answerer, request: AnswerRequest): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of answerer.answer(request)) events.push(event);
  return events;
}

function finalAnswer(events: readonly AnswerEvent[]): Answer {
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error("The last event is no answer-end.");
  return last.answer;
}

/** What a reader has before them: the deltas since the last reset. */
export function standing(events: readonly AnswerEvent[]): string {
  const reset = events.findLastIndex(({ type }) => type === "answer-reset");
  return events
    .slice(reset + 1)
    .map((event) => (event.type === "answer-delta" ? event.text : ""))
    .join("");
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function isAbort(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    (thrown.name === "AbortError" || ("code" in thrown && thrown.code === "aborted"))
  );
}

function passage(source: string, text: string, more: Partial<ReadPassage> = {}): ReadPassage {
  const start = more.start ?? 0;
  return { source, text, start, end: start + text.length, score: 1, breadcrumb: [], language: "en", ...more };
}

const tides = [
  passage("tides.md", "The tide rises twice a day. The moon pulls the water, and the sun helps it.", {
    start: 40,
    breadcrumb: ["Tides", "Causes"],
    score: 1.4,
  }),
  passage("sailing.md", "Sail out with the ebb.\nCome home with the flood.", { start: 7, score: 0.6 }),
];

const samples: Record<string, { question: string; passages: ReadPassage[] }> = {
  "a plain question": { question: "What pulls the water?", passages: tides },
  "an empty question": { question: "", passages: tides },
  "a question of stop words": { question: "Who am I?", passages: tides },
  "nothing in common": { question: "Which enzyme digests lactose?", passages: tides },
  "a passage of white space": { question: "What rises?", passages: [passage("blank.md", " \n\t ")] },
  "an empty passage": { question: "What rises?", passages: [passage("empty.md", "")] },
  "a heading alone": { question: "What are tides?", passages: [passage("tides.md", "# Tides")] },
  "overlapping passages": {
    question: "When does the tide rise and fall?",
    passages: [
      passage("tides.md", "The tide rises at noon. The tide falls at dusk."),
      passage("tides.md", "The tide falls at dusk. The tide rests at night.", { start: 24, score: 0.9 }),
    ],
  },
  "the same passage twice": { question: "What pulls the water?", passages: [...tides, ...tides] },
  "scores below zero": {
    question: "What pulls the water?",
    passages: tides.map((one) => ({ ...one, score: -one.score })),
  },
  "several languages": {
    question: "Was zieht das Wasser an?",
    passages: [
      ...tides,
      passage("gezeiten.md", "Der Mond zieht das Wasser an. Größer ist nur die Sonne.", { language: "de" }),
      passage("chaoxi.md", "月亮吸引海水。太阳也帮助它。", { language: "zh" }),
      passage("unknown.md", "Zzz krk. Wasser!", { language: "und" }),
    ],
  },
  emoji: {
    question: "Who sails on the 🌊?",
    passages: [passage("boat.md", "👩‍👩‍👧‍👦 sail on the 🌊! The 🐙 waits… \u{20000}\u{20001}。", { start: 3 })],
  },
  "half a surrogate pair": {
    question: "\ud83c sails?",
    passages: [passage("cut.md", "\udf0a The boat sails. \ud83c")],
  },
  "a very long passage": {
    question: "What pulls the water?",
    passages: [
      passage("long.md", `${"Ebb and flow follow each other. ".repeat(20_000)}The moon pulls the water.`),
    ],
  },
  "a very long sentence": {
    question: "flow ebb",
    passages: [passage("long.md", "ebb and flow ".repeat(20_000))],
  },
  "a very long question": { question: "does the moon pull the water ".repeat(2000), passages: tides },
};

const words = [
  "tide",
  "moon",
  "water",
  "Der",
  "Mond",
  "Größe",
  "月亮",
  "海水",
  "🌊",
  "1969",
  ".",
  "!",
  "。",
  "\n",
  "\n\n",
  "# ",
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** Passages cut anywhere out of one text, so that they touch and overlap. */
const anyRequest = fc
  .record({
    question: anyText,
    texts: fc.record({ a: anyText, b: anyText }),
    cuts: fc.array(
      fc.tuple(fc.constantFrom("a" as const, "b" as const), fc.nat(80), fc.nat(120), fc.nat(9)),
      { maxLength: 6 },
    ),
    language: fc.constantFrom("en", "de", "es", "zh", "und"),
    breadcrumb: fc.array(fc.string({ maxLength: 12 }), { maxLength: 2 }),
  })
  .map(({ question, texts, cuts, language, breadcrumb }) => ({
    question,
    passages: cuts.map(([source, start, length, score]) => {
      const text = texts[source].slice(start, start + length);
      return passage(source, text, { start, score, language, breadcrumb });
    }),
  }));

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) deepFrozen(inner);
    Object.freeze(value);
  }
  return value;
}
