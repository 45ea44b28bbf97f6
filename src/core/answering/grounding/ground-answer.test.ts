import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { readCitedText } from "./cited-text.ts";
import { groundAnswer } from "./ground-answer.ts";

function passageOf(text: string, more: Partial<ReadPassage> = {}): ReadPassage {
  const start = more.start ?? 100;
  return {
    source: "sea.md",
    start,
    end: start + text.length,
    score: 1,
    breadcrumb: ["Tides"],
    language: "en",
    text,
    ...more,
  };
}

const tides = passageOf(
  "The sea is salty. The tide rises two times a day at Saint Malo. It was measured on 3 May 2024. The pump of the lock holds 40 litres. Ships do not wait for the tide.",
);
const birds = passageOf("Gulls nest on the cliffs in spring. They eat herring and crabs.", {
  source: "birds.md",
  start: 0,
});

function ground(raw: string, question = "") {
  const cited = readCitedText(raw);
  const { sentences, ...whole } = groundAnswer(cited, [tides, birds], question);
  const textOf = new Map([tides, birds].map(({ source, start, text }) => [source, { start, text }]));
  return {
    ...whole,
    sentences: sentences.map(({ start, end, citations, removed, facts, isGrounded }) => ({
      says: cited.text.slice(start, end),
      on: citations.map(({ source, start, end }) => {
        const passage = textOf.get(source) as { start: number; text: string };
        return passage.text.slice(start - passage.start, end - passage.start);
      }),
      removed,
      facts,
      isGrounded,
    })),
  };
}

describe("a sentence", () => {
  test("stands on the narrowest span that supports it", () => {
    expect(ground("The tide rises 2 times a day at Saint Malo [1].").sentences).toEqual([
      {
        says: "The tide rises 2 times a day at Saint Malo.",
        on: ["The tide rises two times a day at Saint Malo."],
        removed: 0,
        facts: [],
        isGrounded: true,
      },
    ]);
  });

  test("stands on neighbours where one alone does not hold it", () => {
    expect(ground("The rising tide at Saint Malo was measured on 2024-05-03 [1].").sentences).toEqual([
      {
        says: "The rising tide at Saint Malo was measured on 2024-05-03.",
        on: ["The tide rises two times a day at Saint Malo. It was measured on 3 May 2024."],
        removed: 0,
        facts: [],
        isGrounded: true,
      },
    ]);
  });

  test("of a numbered list holds its number, which is no fact", () => {
    const { sentences, factsUnsupported } = ground(
      "1. The sea is salty [1].\n2. Gulls nest on the cliffs in spring [2].",
    );
    expect(sentences.map(({ says, isGrounded }) => [says, isGrounded])).toEqual([
      ["1. The sea is salty.", true],
      ["2. Gulls nest on the cliffs in spring.", true],
    ]);
    expect(factsUnsupported).toEqual([]);
  });

  test("loses the citations of passages that do not support it or are not there", () => {
    expect(ground("Gulls nest on cliffs [1][2][7].").sentences).toEqual([
      {
        says: "Gulls nest on cliffs.",
        on: ["Gulls nest on the cliffs in spring."],
        removed: 2,
        facts: [],
        isGrounded: true,
      },
    ]);
  });

  test("keeps two passages that hold it together", () => {
    expect(ground("The tide rises and gulls eat herring [1][2].").sentences.map(({ on }) => on)).toEqual([
      [
        "Gulls nest on the cliffs in spring. They eat herring and crabs.",
        "The tide rises two times a day at Saint Malo.",
      ],
    ]);
  });

  test("without a citation gets the span that supports it", () => {
    expect(ground("Gulls eat herring.")).toMatchObject({
      citationsGiven: 0,
      citationsRemoved: 0,
      sentences: [
        { on: ["Gulls nest on the cliffs in spring. They eat herring and crabs."], isGrounded: true },
      ],
    });
  });

  test("that no passage supports is not grounded", () => {
    expect(ground("Whales sing in winter.").sentences).toEqual([
      { says: "Whales sing in winter.", on: [], removed: 0, facts: [], isGrounded: false },
    ]);
  });

  test("with a number, date or name of its own is not grounded", () => {
    expect(
      ground("The pump of the lock holds 50 litres [1]. Gulls nest on the cliffs of Dover [2]."),
    ).toMatchObject({
      factsUnsupported: ["50 litres", "Dover"],
      sentences: [
        { isGrounded: false, removed: 0 },
        { isGrounded: false, removed: 0 },
      ],
    });
  });

  test("may have facts of the question", () => {
    expect(
      ground("Gulls nest on the cliffs of Dover [2].", "Do gulls nest at Dover?").factsUnsupported,
    ).toEqual([]);
  });

  test("cites the sentence that names whom its span speaks of too", () => {
    const keeper = passageOf(
      "Ada Byrne kept the light. The sea was rough that year. Ships came late. Nobody complained of it. She painted the tower red in spring.",
    );
    const { sentences } = groundAnswer(readCitedText("In spring Ada Byrne painted the tower red [1]."), [
      keeper,
    ]);
    expect(
      sentences.map(({ citations, facts, removed }) => [
        citations.map(({ start, end }) => keeper.text.slice(start - 100, end - 100)),
        facts,
        removed,
      ]),
    ).toEqual([[["She painted the tower red in spring.", "Ada Byrne kept the light."], [], 0]]);
  });

  test("that turns its span round is not grounded", () => {
    expect(
      ground("Ships wait for the tide [1]. The sea is not salty [1]. Ships do not wait for the tide [1].")
        .sentences,
    ).toMatchObject([
      { facts: ["not"], isGrounded: false },
      { facts: ["not"], isGrounded: false },
      { facts: [], isGrounded: true },
    ]);
  });
});

test("evidence is the share of grounded sentences times their mean support", () => {
  expect([
    ground("Gulls eat herring [2].").evidence,
    ground("Gulls eat herring [2]. Whales sing.").evidence,
    ground("").evidence,
  ]).toEqual([1, 0.25, 0]);
});

test("a row of a table supports what it says", () => {
  const table = passageOf("Size | Price\nBoat: dinghy | Price: 300 €\nBoat: yacht | Price: 9,000 €");
  const { sentences } = groundAnswer(readCitedText("The yacht has a price of 9000 euros [1]."), [table]);
  expect(
    sentences.map(({ citations, isGrounded }) => [
      citations.map(({ start, end }) => table.text.slice(start - 100, end - 100)),
      isGrounded,
    ]),
  ).toEqual([[["Boat: yacht | Price: 9,000 €"], true]]);
});

describe("a value in another row", () => {
  const priceRows = "| Plan | Price |\n|---|---|\n| Basic | 10 € |\n| Pro | 20 € |\n| Team | 45 € |";
  const namedRows = "Plan: Basic | Price: 10 €\nPlan: Pro | Price: 20 €\nPlan: Team | Price: 45 €";

  function verdicts(raw: string, texts: readonly string[]) {
    const passages = texts.map((text, at) => passageOf(text, { source: `${at}`, start: 0 }));
    return groundAnswer(readCitedText(raw), passages).sentences.map(({ facts, isGrounded, citations }) => ({
      facts,
      isGrounded,
      on: citations.map(({ source, start, end }) => texts[Number(source)]?.slice(start, end)),
    }));
  }

  test.each([
    ["| Basic | 20 € |", priceRows],
    ["The Basic plan has a price of 20 € [1].", priceRows],
    ["Plan: Basic | Price: 20 € [1]", namedRows],
    ["The price of the plan Basic is 20 € [1].", namedRows],
    ["The price of the plan Pro is 45 € [1].", namedRows],
    ["The price of Team is 20 €, that of Basic is 10 € [1].", namedRows],
    ["The Basic plan costs 20 €, the Pro plan costs 10 € [1].", priceRows],
    ["The Pro plan costs 20 €, the Basic plan costs 20 € [1].", priceRows],
    ["The Basic plan, billed monthly, has a price of 45 € [1].", priceRows],
    [
      "The Basic plan of the Acme hosting service costs 20 € a month in Europe [1].",
      "Service | Plan | Price\n" +
        "Acme hosting service in Europe | Plan: Basic | costs 10 € a month\n" +
        "Acme hosting service in Europe | Plan: Pro | costs 20 € a month",
    ],
  ])("is no support: %j", (raw, text) => {
    expect(
      verdicts(raw, [text]).map(({ facts, isGrounded }) => [
        facts.every((fact) => /^\d+/.test(fact)) && facts.length > 0,
        isGrounded,
      ]),
    ).toEqual([[true, false]]);
  });

  test("is no support where another passage holds the words", () => {
    const texts = ["The basic plan costs 10 euros.", "The pro plan costs 20 euros."];
    expect(
      verdicts("The basic plan costs 20 euros [1][2].", texts).map(({ facts, isGrounded }) => [
        facts,
        isGrounded,
      ]),
    ).toEqual([[["20 euros"], false]]);
  });

  test.each([
    ["| Pro | 20 € |", priceRows, ["| Pro | 20 € |"]],
    ["The Basic plan has a price of 10 € [1].", priceRows, ["| Basic | 10 € |"]],
    ["The price of the plan Pro is 20 € [1].", namedRows, ["Plan: Pro | Price: 20 €"]],
    ["The Team plan costs 45 €, Pro costs 20 € [1].", priceRows, ["| Pro | 20 € |", "| Team | 45 € |"]],
    [
      "The price of the plan Basic is 10 €, that of Pro is 20 € [1].",
      namedRows,
      ["Plan: Basic | Price: 10 €", "Plan: Pro | Price: 20 €"],
    ],
  ])("is none of the right one's: %j", (raw, text, on) => {
    expect(verdicts(raw, [text])).toEqual([{ facts: [], isGrounded: true, on }]);
  });

  test("may stand in one of two passages that hold a sentence together", () => {
    const texts = ["The pump of the lock holds 40 litres.", "Gulls nest on the cliffs in spring."];
    expect(
      verdicts("The pump of the lock holds 40 litres, and gulls nest in spring [1][2].", texts).map(
        ({ facts, isGrounded }) => [facts, isGrounded],
      ),
    ).toEqual([[[], true]]);
  });
});

test.each([
  [
    "de",
    "Die Flut steigt zweimal am Tag. Möwen brüten im Frühling.",
    "Die Flut steigt zweimal täglich am Tag [1].",
  ],
  ["es", "La marea sube dos veces al día. Las gaviotas anidan.", "La marea sube 2 veces cada día [1]."],
  ["zh", "潮水每天上涨两次。海鸥在春天筑巢。", "潮水每天上涨两次[1]。"],
])("sentences in %s are grounded", (language, text, raw) => {
  expect(
    groundAnswer(readCitedText(raw), [passageOf(text, { language })]).sentences.map(
      ({ isGrounded }) => isGrounded,
    ),
  ).toEqual([true]);
});

const words = fc.constantFrom(
  "tide",
  "rises",
  "not",
  "40 l",
  "May 2024",
  "Malo",
  "[1]",
  "[2]",
  "[9]",
  ".",
  "\n",
  "gulls",
  "|",
  "潮水",
  "-",
);
const prose = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" "));

test("citations lie inside their passages and inside the answer, and count up", () => {
  fc.assert(
    fc.property(prose, fc.array(prose, { maxLength: 3 }), (raw, texts) => {
      const passages = texts.map((text, at) => passageOf(text, { source: `${at}`, start: 10 * at }));
      const cited = readCitedText(raw);
      const { citations, citationsRemoved, citationsGiven, evidence, sentences } = groundAnswer(
        cited,
        passages,
      );
      const outside = citations.filter(({ source, start, end, answerStart, answerEnd }) => {
        const passage = passages[Number(source)] as ReadPassage;
        return !(
          passage.start <= start &&
          start < end &&
          end <= passage.end &&
          answerStart < answerEnd &&
          answerEnd <= cited.text.length
        );
      });
      expect(outside).toEqual([]);
      expect(citationsRemoved).toBeLessThanOrEqual(citationsGiven);
      expect(evidence >= 0 && evidence <= 1).toBe(true);
      expect(sentences.flatMap(({ citations }) => citations)).toEqual(citations);
    }),
  );
});

test.each([
  ["The tide rises [1]. ", "The tide rises at 3 May 2024. "],
  ["tide ", "tide "],
  ["Malo Saint ", "Malo 3 May 2024 "],
  ["3 May 2024 [1]\n", "3 May 2024\n"],
  ["The tide rises 40 times [1].\n", "| tide | rises 40 times |\n"],
])("an answer and a passage of a hundred thousand characters of %j and %j are read in time", (said, text) => {
  const passage = passageOf(text.repeat(100_000 / text.length));
  const { sentences } = groundAnswer(readCitedText(said.repeat(100_000 / said.length)), [passage]);
  expect(sentences.length).toBeGreaterThan(0);
});
