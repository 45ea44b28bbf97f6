import { describe, expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import type { QuestionEntry } from "../../contracts/question-set.ts";
import { checkQuestions, type KnownSources } from "./check-questions.ts";

const tides = "Ebbe 海🙂 und Flut. Die Flut kommt um sechs.\nUnd geht.";
const sources: KnownSources = {
  textOf: (source) => ({ "tides.md": tides, "Häfen/liste.md": "Brodick" })[source],
  keptNameOf: (source) => (source === "copy.md" ? "tides.md" : source),
  leftOut: new Map([["scan.pdf", "holds no text"]]),
};

const check = (...entries: QuestionEntry[]) =>
  checkQuestions(
    entries.map((entry, at) => ({ where: `questions.jsonl line ${at + 1}`, entry })),
    sources,
  );
const entryOf = (changes: Partial<QuestionEntry> = {}): QuestionEntry => ({
  id: "1",
  question: "When?",
  ...changes,
});

/** Code, message and hint of what is thrown. */
function faultOf(...entries: QuestionEntry[]): unknown {
  try {
    return check(...entries);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return [thrown.code, thrown.message, thrown.hint];
  }
}

describe("gold", () => {
  test("given as a span is taken as it is", () => {
    expect(check(entryOf({ gold: [{ source: "tides.md", start: 5, end: 8 }] }))).toEqual([
      {
        id: "1",
        question: "When?",
        answerable: true,
        gold: [{ source: "tides.md", start: 5, end: 8 }],
        group: "tides.md",
      },
    ]);
  });

  test("given as a quote is found, letter by letter, in code units", () => {
    const quotes = ["海🙂", "Die Flut kommt um sechs.\nUnd", "Ebbe"];
    const [question] = check(entryOf({ gold: quotes.map((quote) => ({ source: "tides.md", quote })) }));
    expect(question?.gold.map(({ start, end }) => tides.slice(start, end))).toEqual(quotes);
  });

  test("given as both must agree", () => {
    const gold = [{ source: "tides.md", start: 0, end: 4, quote: "Ebbe" }];
    expect(check(entryOf({ gold }))[0]?.gold).toEqual([{ source: "tides.md", start: 0, end: 4 }]);
  });

  test("may reach to the end of the text", () => {
    const gold = [{ source: "tides.md", start: tides.length - 1, end: tides.length }];
    expect(check(entryOf({ gold }))[0]?.gold).toEqual(gold);
  });

  test("of a source that was dropped as a duplicate moves to the one that was kept", () => {
    expect(check(entryOf({ gold: [{ source: "copy.md", quote: "Ebbe" }] }))[0]).toMatchObject({
      gold: [{ source: "tides.md", start: 0, end: 4 }],
      group: "tides.md",
    });
  });
});

test.each<[string, Partial<QuestionEntry>, boolean | null]>([
  ["gold", { gold: [{ source: "tides.md", quote: "Ebbe" }] }, true],
  ["an answer", { answer: "at six" }, true],
  ["neither", {}, null],
  ["its own word: no", { answerable: false, answer: "nobody knows" }, false],
  ["its own word: yes", { answerable: true }, true],
])("is answerable by %s", (_, changes, answerable) => {
  expect(check(entryOf(changes))[0]?.answerable).toBe(answerable);
});

test("belongs to the group it names, else to its first gold source, else to itself", () => {
  const gold = [
    { source: "Häfen/liste.md", quote: "Brodick" },
    { source: "tides.md", quote: "Ebbe" },
  ];
  const questions = check(entryOf({ gold, group: "g" }), entryOf({ id: "2", gold }), entryOf({ id: "3" }));
  expect(questions.map(({ group }) => group)).toEqual(["g", "Häfen/liste.md", "3"]);
});

test("keeps the answer and the tags as they are, and leaves out what nobody gave", () => {
  expect(check(entryOf({ answer: " um sechs ", tags: ["zeit"] }), entryOf({ id: "ö" }))).toEqual([
    {
      id: "1",
      question: "When?",
      answerable: true,
      answer: " um sechs ",
      gold: [],
      group: "1",
      tags: ["zeit"],
    },
    { id: "ö", question: "When?", answerable: null, gold: [], group: "ö" },
  ]);
});

describe("refuses", () => {
  const goldOf = (...gold: NonNullable<QuestionEntry["gold"]>) => entryOf({ gold });

  test.each<[string, QuestionEntry[], string, string]>([
    [
      "an id that stands twice",
      [entryOf({ id: "ä" }), entryOf({ id: "ä" })],
      'questions.jsonl line 2: the id "ä" already stands at questions.jsonl line 1.',
      "Give every question an id of its own.",
    ],
    [
      "gold where there is no answer",
      [entryOf({ answerable: false, gold: [{ source: "tides.md", quote: "Ebbe" }] })],
      "questions.jsonl line 1: the question is marked as not answerable but has gold passages.",
      'Remove "gold", or set "answerable" to true.',
    ],
    [
      "a source that is not there",
      [goldOf({ source: "Tides.md", quote: "Ebbe" })],
      'questions.jsonl line 1: the gold source "Tides.md" is not among the sources.',
      "Write the file's path below the sources folder, as it is spelled there.",
    ],
    [
      "a source that was left out",
      [goldOf({ source: "scan.pdf", quote: "Ebbe" })],
      'questions.jsonl line 1: the gold source "scan.pdf" was left out: holds no text.',
      "Write the file's path below the sources folder, as it is spelled there.",
    ],
    [
      "a span beyond the end",
      [goldOf({ source: "tides.md", start: 0, end: tides.length + 1 })],
      `questions.jsonl line 1: the gold span 0–${tides.length + 1} is not inside "tides.md", which has ${tides.length} characters.`,
      "Positions count UTF-16 code units from 0; end is exclusive and larger than start.",
    ],
    [
      "an empty span",
      [goldOf({ source: "tides.md", start: 4, end: 4 })],
      `questions.jsonl line 1: the gold span 4–4 is not inside "tides.md", which has ${tides.length} characters.`,
      "Positions count UTF-16 code units from 0; end is exclusive and larger than start.",
    ],
    [
      "a span turned round",
      [goldOf({ source: "tides.md", start: 8, end: 4 })],
      `questions.jsonl line 1: the gold span 8–4 is not inside "tides.md", which has ${tides.length} characters.`,
      "Positions count UTF-16 code units from 0; end is exclusive and larger than start.",
    ],
    [
      "a quote that does not stand at its span",
      [goldOf({ source: "tides.md", start: 0, end: 5, quote: "Flut" })],
      'questions.jsonl line 1: at 0–5 of "tides.md" stands "Ebbe", not the quote.',
      "The source has changed: remove start and end, and the quote is looked up.",
    ],
    [
      "a quote that does not stand in the source",
      [goldOf({ source: "tides.md", quote: "die\n Flut" })],
      'questions.jsonl line 1: the quote "die Flut" does not stand in "tides.md".',
      "Copy it from the file letter by letter, line breaks included.",
    ],
    [
      "a long quote, shown shortened",
      [goldOf({ source: "tides.md", quote: "x".repeat(61) })],
      `questions.jsonl line 1: the quote "${"x".repeat(57)}…" does not stand in "tides.md".`,
      "Copy it from the file letter by letter, line breaks included.",
    ],
    [
      "a quote that stands more than once",
      [goldOf({ source: "tides.md", quote: "Flut" })],
      'questions.jsonl line 1: the quote "Flut" stands more than once in "tides.md".',
      "Quote more of the passage, or give start and end.",
    ],
  ])("%s", (_, entries, message, hint) => {
    expect(faultOf(...entries)).toEqual(["questions.invalid", message, hint]);
  });

  test("the first of several faults, saying how many more there are", () => {
    const wrong = (id: string) => ({ ...goldOf({ source: "none.md", quote: "x" }), id });
    const message = 'questions.jsonl line 2: the gold source "none.md" is not among the sources.';
    const hint = "Write the file's path below the sources folder, as it is spelled there.";
    expect(faultOf(entryOf(), wrong("2"), entryOf({ id: "3" }), wrong("4"))).toEqual([
      "questions.invalid",
      `${message} (1 more question is wrong too.)`,
      hint,
    ]);
    expect(faultOf(entryOf(), wrong("2"), wrong("3"), wrong("4"))).toEqual([
      "questions.invalid",
      `${message} (2 more questions are wrong too.)`,
      hint,
    ]);
  });
});
