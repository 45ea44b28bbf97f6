import { describe, expect, test } from "vitest";
import type { Answer } from "../../contracts/answer.ts";
import { describeAnswerer } from "../../ports/answerer.contract.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import { type ExtractiveSettings, extractiveAnswerer } from "./extractive-answerer.ts";
import type { TermStatistics } from "./term-statistics.ts";

const statistics: TermStatistics = {
  documents: 1000,
  documentFrequency: (term) => ({ tide: 40, water: 200, moon: 12, sea: 300 })[term] ?? 3,
};
const neverRefuses = { threshold: Number.NEGATIVE_INFINITY };

describeAnswerer({ name: "extractive", make: () => extractiveAnswerer() });
describeAnswerer({ name: "extractive with statistics", make: () => extractiveAnswerer({ statistics }) });
describeAnswerer({
  name: "extractive that never refuses",
  make: () => extractiveAnswerer({ ...neverRefuses, maxSentences: 20 }),
});

async function ask(
  question: string,
  passages: readonly ReadPassage[],
  settings: ExtractiveSettings = {},
): Promise<Answer> {
  const signal = new AbortController().signal;
  for await (const event of extractiveAnswerer(settings).answer({ question, passages, signal })) {
    if (event.type === "answer-end") return event.answer;
  }
  throw new Error("There was no answer.");
}

function passage(source: string, text: string, more: Partial<ReadPassage> = {}): ReadPassage {
  const start = more.start ?? 0;
  return { source, text, start, end: start + text.length, score: 1, breadcrumb: [], language: "en", ...more };
}

const tower = passage(
  "tower.md",
  "The lighthouse stands on a rock. The lighthouse was built by John Smeaton in 1759. Visitors pay two pounds. Its lamp burned whale oil.",
  { start: 100, breadcrumb: ["Eddystone lighthouse"], score: 1.5 },
);
const harbour = passage("harbour.md", "The harbour opens at six. Boats wait outside the harbour at night.", {
  score: 0.5,
});

describe("an extractive answer", () => {
  test("is the sentence that shares most with the question, word for word, with its place", async () => {
    const answer = await ask("When was the Eddystone lighthouse built?", [tower, harbour], {
      maxSentences: 1,
    });
    expect(answer).toEqual({
      text: "The lighthouse was built by John Smeaton in 1759.",
      refused: false,
      citations: [
        {
          source: "tower.md",
          start: 133,
          end: 182,
          breadcrumb: ["Eddystone lighthouse"],
          answerStart: 0,
          answerEnd: 49,
        },
      ],
      evidence: expect.any(Number),
    });
  });

  test("joins neighbouring sentences into one citation, with the white space between them", async () => {
    const text = "The pump lifts brine.\n  The pump stops at noon. Nobody knows why.";
    const { text: quoted, citations } = await ask(
      "When does the pump stop and what does it lift?",
      [passage("pump.md", text)],
      neverRefuses,
    );
    expect(quoted).toBe(text.slice(0, citations[0]?.end));
    expect(citations).toHaveLength(1);
  });

  test("keeps sentences apart that do not touch, sources in the order of their best sentence", async () => {
    const { text, citations } = await ask(
      "Which oil did the lamp burn, and when does the harbour open?",
      [tower, { ...harbour, score: 1.5 }],
      { ...neverRefuses, maxSentences: 2 },
    );
    expect(text).toBe("Its lamp burned whale oil.\n\nThe harbour opens at six.");
    expect(
      citations.map(({ source, answerStart, answerEnd }) => [source, text.slice(answerStart, answerEnd)]),
    ).toEqual([
      ["tower.md", "Its lamp burned whale oil."],
      ["harbour.md", "The harbour opens at six."],
    ]);
  });

  test("says the same thing once, though two passages hold it", async () => {
    const again = passage("copy.md", "The lighthouse was built by  John Smeaton\nin 1759.", { score: 1.4 });
    const { citations } = await ask("Who built the lighthouse in 1759?", [tower, again, tower], neverRefuses);
    expect(citations.filter(({ source }) => source === "copy.md")).toEqual([]);
    expect(new Set(citations.map(({ start }) => start)).size).toBe(citations.length);
  });

  test("prefers, where a question asks for a number, the sentence that holds one", async () => {
    const text = "The fleet grew a great deal. The fleet counts 308 boats.";
    const { text: answer } = await ask("How many boats does the fleet count?", [passage("fleet.md", text)], {
      ...neverRefuses,
      maxSentences: 1,
    });
    expect(answer).toBe("The fleet counts 308 boats.");
  });

  test("never quotes a heading while there is a sentence", async () => {
    const text = "## Spring tide\n\nAt full moon and new moon it is highest.";
    const { text: answer } = await ask("What is a spring tide?", [passage("tide.md", text)], neverRefuses);
    expect(answer).toBe("At full moon and new moon it is highest.");
  });

  test.each([
    [
      "de",
      "Wann wurde der Leuchtturm gebaut?",
      "Der Leuchtturm wurde 1759 gebaut. Möwen kreisen.",
      "Der Leuchtturm wurde 1759 gebaut.",
    ],
    [
      "es",
      "¿Cuándo se construyó el faro?",
      "El faro se construyó en 1759. Hay gaviotas.",
      "El faro se construyó en 1759.",
    ],
    ["zh", "灯塔是哪一年建造的？", "灯塔建造于1759年。海鸥在盘旋。", "灯塔建造于1759年。"],
  ])("reads the passage's own language: %s", async (language, question, text, expected) => {
    const { text: answer } = await ask(question, [passage("light.md", text, { language })], {
      ...neverRefuses,
      maxSentences: 1,
    });
    expect(answer).toBe(expected);
  });
});

describe("evidence", () => {
  test("is stronger the more of the question the passages hold", async () => {
    const questions = [
      "Which enzyme digests lactose?",
      "Which enzyme did John Smeaton find?",
      "What lighthouse did John Smeaton build in 1759?",
    ];
    const evidence = await Promise.all(
      questions.map(async (question) => (await ask(question, [tower, harbour])).evidence),
    );
    expect(evidence).toEqual(evidence.toSorted((left, right) => left - right));
    expect(new Set(evidence).size).toBe(3);
  });

  test("below the threshold is a refusal, at it an answer", async () => {
    const question = "Who built the Eddystone lighthouse?";
    const { evidence } = await ask(question, [tower]);
    const refusals = [evidence, evidence + 1e-6].map(
      async (threshold) => (await ask(question, [tower], { threshold })).refused,
    );
    expect(await Promise.all(refusals)).toEqual([false, true]);
  });

  test("does not hang on passages after the fifth", async () => {
    const question = "Who built the Eddystone lighthouse?";
    const five = [tower, harbour, harbour, harbour, harbour];
    const [few, many] = await Promise.all([ask(question, five), ask(question, [...five, harbour, tower])]);
    expect(many.evidence).toBe(few.evidence);
  });

  test("weighs a rare word more than a common one where statistics are known", async () => {
    const passages = [passage("sea.md", "The sea is water. Water fills the sea.")];
    const common = await ask("sea water", passages, { statistics });
    const rare = await ask("sea moon", passages, { statistics });
    expect(rare.evidence).toBeLessThan(common.evidence);
  });
});

describe("a refusal", () => {
  test.each([
    ["Which enzyme digests lactose?", "en", "The sources do not say."],
    ["Welches Enzym spaltet Laktose?", "de", "Die Quellen sagen dazu nichts."],
    ["¿Qué enzima digiere la lactosa?", "en", "Las fuentes no lo dicen."],
    ["哪种酶分解乳糖？", "en", "资料中没有说明。"],
    ["Quelle enzyme digère le lactose ?", "fr", "The sources do not say."],
  ])("speaks the question's language where it can: %s", async (question, language, text) => {
    expect(await ask(question, [{ ...harbour, language }])).toEqual({
      text,
      refused: true,
      citations: [],
      evidence: expect.any(Number),
    });
  });
});

describe("of a mail, the lines at its top", () => {
  const head =
    "From: Mairi Lennox <mairi@example.org>\nTo: Tom Ashworth <tom@example.org>\nDate: Monday, 2026-10-19 07:05 +01:00";
  const mail = passage(
    "mail.eml",
    `${head}\n\nThe benches are wiped by Mairi for six pounds.\n\nThe towels are under the line.`,
  );
  const one = { ...neverRefuses, maxSentences: 1 };

  test.each<[string, string]>([
    [
      "What did Mairi Lennox say to Tom Ashworth about benches?",
      "The benches are wiped by Mairi for six pounds.",
    ],
    ["How much does Mairi Lennox get?", "The benches are wiped by Mairi for six pounds."],
    ["Who wrote to Tom Ashworth?", head],
    ["When did Mairi Lennox write to Tom Ashworth?", head],
    ["What is the mail address of Tom Ashworth?", head],
  ])("answer only who asks for them: %s", async (question, expected) => {
    expect((await ask(question, [mail], one)).text).toBe(expected);
  });

  test("are quoted where there is nothing else", async () => {
    expect((await ask("What about Mairi Lennox?", [passage("mail.eml", head)], one)).text).toBe(head);
  });
});
