import fc from "fast-check";
import { expect, test } from "vitest";
import type { AskedAnswer } from "@contracts/api/asked-answer.ts";
import type { JobEvent } from "@contracts/api/jobs.ts";
import { answerState, unasked } from "./answer-state.ts";
import { groundingRemarks } from "./grounding.ts";
import { newQuestion } from "./new-question.ts";
import { answerParts, numberedCitations } from "./numbered-citations.ts";
import { onPages } from "./on-pages.ts";
import { wholeSentences } from "./whole-sentences.ts";

const place = (source: string, quote: string): AskedAnswer["places"][number] => ({
  source,
  breadcrumb: [],
  quote,
  where: "line 1",
  firstLine: 1,
  lastLine: 1,
  page: null,
  version: "v",
  rectangles: [],
});
const cite = (source: string, start: number, answerStart: number, answerEnd: number) => ({
  source,
  start,
  end: start + 5,
  breadcrumb: [],
  answerStart,
  answerEnd,
});
const answer: AskedAnswer["answer"] = {
  text: "One. Two. Three.",
  refused: false,
  evidence: 1,
  citations: [cite("b", 9, 5, 9), cite("a", 3, 0, 4), cite("a", 3, 10, 16), cite("b", 20, 5, 9)],
};
const places = [place("b", "bbbbb"), place("a", "aaaaa"), place("a", "aaaaa"), place("b", "ccccc")];

test("passages are numbered in the order of the answer, each once, with their own place", () => {
  expect(
    numberedCitations({ answer, places }).map(({ number, source, start, place }) => [
      number,
      source,
      start,
      place.quote,
    ]),
  ).toEqual([
    [1, "a", 3, "aaaaa"],
    [2, "b", 9, "bbbbb"],
    [3, "b", 20, "ccccc"],
  ]);
});

test("numbers stand behind the parts that they belong to, and no word is lost", () => {
  const parts = answerParts(answer, numberedCitations({ answer, places }));
  expect(parts).toEqual([
    { kind: "text", text: "One." },
    { kind: "citations", numbers: [1] },
    { kind: "text", text: " Two." },
    { kind: "citations", numbers: [2, 3] },
    { kind: "text", text: " Three." },
    { kind: "citations", numbers: [1] },
  ]);
});

test("whatever is cited, the words of the answer stay as they are", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(4)), { maxLength: 8 }), (text, cited) => {
      const one = {
        ...answer,
        text,
        citations: cited.map(([end, start]) => cite("a", start, 0, end)),
      };
      const numbered = numberedCitations({ answer: one, places: cited.map(() => place("a", "x")) });
      const written = answerParts(one, numbered).map((part) => (part.kind === "text" ? part.text : ""));
      expect(written.join("")).toBe(text);
    }),
  );
});

const asked = {
  question: "?",
  answer,
  calls: { calls: 0, inputTokens: 0, outputTokens: 0, callsWithoutUsage: 0 },
  places,
  passages: [],
  notices: [],
  leftOut: [],
  seconds: 0.2,
} satisfies AskedAnswer;
const step = { node: "grade", round: 1, reason: "Two hold.", queries: [], found: [], kept: [], calls: [] };

test("an answer is what was said and not withdrawn, then what it ended as", () => {
  const events: JobEvent[] = [
    { type: "stage-start", runId: null, stage: "parse" },
    { type: "stage-progress", runId: null, stage: "parse", done: 1, total: 4, unit: "files" },
    { type: "stage-end", runId: null, stage: "parse", cached: false, seconds: 1, notices: [] },
    { type: "answer-step", step, seconds: 1 },
    { type: "answer-delta", text: "No" },
    { type: "answer-delta", text: "pe." },
    { type: "answer-reset" },
    { type: "answer-delta", text: "One." },
    { type: "answer-end", asked },
    { type: "job-end", status: "finished", error: null },
  ];
  const states = events.reduce((all, event) => [...all, answerState(all.at(-1)!, event)], [unasked]);
  expect(states.map(({ text, stage, resets }) => [text, stage?.done ?? null, resets])).toEqual([
    ["", null, 0],
    ["", 0, 0],
    ["", 1, 0],
    ["", null, 0],
    ["", null, 0],
    ["No", null, 0],
    ["Nope.", null, 0],
    ["", null, 1],
    ["One.", null, 1],
    [answer.text, null, 1],
    [answer.text, null, 1],
  ]);
  expect(states.at(-1)).toEqual({
    ...unasked,
    text: answer.text,
    resets: 1,
    steps: [{ step, seconds: 1 }],
    asked,
    ended: { status: "finished", error: null },
  });
});

const spent = (usd: number | null) => ({
  model: "a/b",
  calls: 1,
  inputTokens: 1,
  outputTokens: 1,
  texts: 0,
  searches: 0,
  callsWithoutUsage: 0,
  kept: { calls: 0, texts: 0 },
  usd,
});

test("a cost of which a part is not known is not known", () => {
  const usd = (all: (number | null)[]) => answerState(unasked, { type: "models", spent: all.map(spent) }).usd;
  expect([usd([0.5, 0.25]), usd([0.5, null]), usd([null, 0.5]), usd([])]).toEqual([0.75, null, null, null]);
});

const trace = {
  steps: [],
  stoppedBy: null,
  repairs: 0,
  citationsGiven: 3,
  citationsRemoved: 0,
  sentences: 3,
  sentencesUngrounded: 0,
  factsUnsupported: [],
  withheld: [],
};

test.each([
  [{ ...answer }, ["good: Every sentence is quoted from the sources word for word."]],
  [{ ...answer, citations: [] }, ["doubt: Nothing in the sources is cited for it."]],
  [{ ...answer, trace }, ["good: All 3 sentences stand on passages that they cite."]],
  [
    {
      ...answer,
      trace: {
        ...trace,
        sentencesUngrounded: 1,
        citationsRemoved: 2,
        factsUnsupported: ["7 May"],
        stoppedBy: "rounds" as const,
      },
    },
    [
      "doubt: 1 of 3 sentences stands on no passage.",
      "doubt: Not in the cited passages: 7 May.",
      "doubt: 2 citations were removed: the passage does not support the sentence.",
      "doubt: It ended at its limit of rounds.",
    ],
  ],
  [
    { ...answer, refused: true, citations: [], trace: { ...trace, steps: [step] } },
    [
      "doubt: Nothing that was found is strong enough to answer from. That is an answer, not a failure.",
      "doubt: Two hold.",
    ],
  ],
])("how an answer stands on the sources is said in words (%#)", (given, remarks) => {
  expect(groundingRemarks(given).map(({ tone, text }) => `${tone}: ${text}`)).toEqual(remarks);
});

test("a question is added with its answer and the passages that were kept, a refusal without either", () => {
  const kept = numberedCitations({ answer, places }).slice(0, 1);
  const given = { question: " What? ", answer: " That. ", isAnswerable: true, kept };
  expect(newQuestion(given)).toEqual({
    question: "What?",
    answer: "That.",
    answerable: true,
    gold: [{ source: "a", start: 3, end: 8, quote: "aaaaa" }],
  });
  expect(newQuestion({ ...given, answer: "", kept: [] })).toEqual({ question: "What?", answerable: true });
  expect(newQuestion({ ...given, isAnswerable: false })).toEqual({ question: "What?", answerable: false });
});

test("a citation that goes over a page's end is drawn on both", () => {
  const box = (page: number) => ({ page, left: 1, top: 2, width: 3, height: 4 });
  const [one] = numberedCitations({ answer, places });
  const citation = { ...one!, place: { ...one!.place, rectangles: [box(2), box(2), box(3)] } };
  const rectangle = { left: 1, top: 2, width: 3, height: 4 };
  expect(onPages([citation], "a")).toEqual([
    { start: 3, end: 8, page: 2, rectangles: [rectangle, rectangle] },
    { start: 3, end: 8, page: 3, rectangles: [rectangle] },
  ]);
  expect(onPages([citation], "b")).toEqual([]);
});

test("only sentences that are finished are read aloud, and all of them at the end", () => {
  expect(wholeSentences("The key hangs in the shed. Ask Arch", false)).toEqual([
    "The key hangs in the shed.",
  ]);
  expect(wholeSentences("The key hangs in the shed.", false)).toEqual([]);
  expect(wholeSentences("The key hangs in the shed. Ask Arch", true)).toEqual([
    "The key hangs in the shed.",
    "Ask Arch",
  ]);
  expect(wholeSentences("", true)).toEqual([]);
});

test("what was read aloud is never said otherwise as the answer grows", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("Go on. ", "Why? ", "3.5 km ", "so ", "(yes) ", "Dr. "), { maxLength: 12 }),
      (words) => {
        const text = words.join("");
        let before: string[] = [];
        for (let at = 0; at <= text.length; at += 1) {
          const now = wholeSentences(text.slice(0, at), false);
          expect(now.slice(0, before.length)).toEqual(before);
          before = now;
        }
      },
    ),
  );
});
