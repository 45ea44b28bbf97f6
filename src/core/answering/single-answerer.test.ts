import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Answer, AnswerEvent } from "../../contracts/answer.ts";
import type { ModelFinish } from "../../contracts/model.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import { describeAnswerer } from "../../ports/answerer.contract.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { saying, scriptedModel } from "../../testing/scripted-model.ts";
import { promptSet } from "./prompts/prompt-set.ts";
import { shippedPrompts } from "./prompts/shipped-prompts.ts";
import { singleAnswerer } from "./single-answerer.ts";

const digestOf = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");
const { name, version, texts } = shippedPrompts.single;
const prompts = promptSet(name, version, texts, digestOf);
const { signal } = new AbortController();

function passage(source: string, text: string): ReadPassage {
  return { source, text, start: 100, end: 100 + text.length, score: 1, breadcrumb: [], language: "en" };
}

const passages = [
  passage("tides.md", "The tide rises twice a day. Boats leave with the ebb at 6:40."),
  passage("light.md", "The light of Skerry Point was lit in 1884."),
];

function answererOf(text: string | string[], finish?: ModelFinish) {
  const model = scriptedModel({
    replies: [{ events: saying(text, finish === undefined ? {} : { finish }) }],
  });
  const sampling = { maxOutputTokens: 200 };
  return { model, answerer: singleAnswerer({ model, prompts, sampling, clock: fixedClock(), digestOf }) };
}

async function answered(text: string | string[], finish?: ModelFinish, question = "When was the light lit?") {
  const { answerer, model } = answererOf(text, finish);
  const events: AnswerEvent[] = [];
  for await (const event of answerer.answer({ question, passages, signal })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error("The answer has no end.");
  return { answer: last.answer, events, requests: model.requests };
}

const cited = ({ citations, text }: Answer) =>
  citations.map(({ source, start, end, answerStart, answerEnd }) => [
    source,
    start - 100,
    end - 100,
    text.slice(answerStart, answerEnd),
  ]);

describeAnswerer({
  name: "single over a model that quotes the first passage",
  make: () => answererOf("The tide rises twice a day [1].").answerer,
  quotes: false,
});

describe("an answer of one call", () => {
  test("reaches the reader piece by piece without markers, each sentence with the span it stands on", async () => {
    const { answer, events } = await answered([
      "The light was lit in 18",
      "84 [2]. The tide rises twice",
      " a day [1].",
    ]);
    const deltas = events.flatMap((event) => (event.type === "answer-delta" ? [event.text] : []));
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.join("")).toBe("The light was lit in 1884. The tide rises twice a day.");
    expect(answer.text).toBe(deltas.join(""));
    expect(cited(answer)).toEqual([
      ["light.md", 0, 42, "The light was lit in 1884."],
      ["tides.md", 0, 27, "The tide rises twice a day."],
    ]);
    expect(answer.refused).toBe(false);
  });

  test("loses a citation that does not support its sentence, and the loss is counted", async () => {
    const { answer } = await answered("The harbour master keeps bees [1]. The light was lit in 1884 [2].");
    expect(cited(answer).map(([source]) => source)).toEqual(["light.md"]);
    expect(answer.trace).toMatchObject({
      citationsGiven: 2,
      citationsRemoved: 1,
      sentences: 2,
      sentencesUngrounded: 1,
    });
  });

  test("names a number that its passage does not hold", async () => {
    const { answer } = await answered("The light of Skerry Point was lit in 1894 [2].");
    expect(answer.trace).toMatchObject({ factsUnsupported: ["1894"], sentencesUngrounded: 1 });
  });

  test("says where it is in another language than its passages, and takes no noun for a name", async () => {
    const { answer } = await answered(
      "Die Flut steigt an der Küste zweimal am Tag, und die Boote laufen mit der Ebbe um 6:40 Uhr aus [1].",
    );
    expect(answer.trace?.factsUnsupported).toEqual([]);
    expect(answer.trace?.steps[0]?.reason).toBe(
      "The model answered. What is said of its support below may be wrong: it is in German and its passages in English, so that their words cannot be compared.",
    );
  });

  test.each<[string, ModelFinish | undefined, string]>([
    ["NOT_IN_SOURCES", undefined, "The model says that the passages hold no answer."],
    ["I cannot help.", { reason: "refusal", raw: "refusal" }, "The model declined to answer."],
    [
      "The light",
      { reason: "content-filter", raw: "content_filter" },
      "A content filter of the provider withheld the answer.",
    ],
    ["", undefined, "The model wrote nothing."],
  ])("%j is a refusal that withdraws what was shown: %j", async (text, finish, reason) => {
    const { answer, events } = await answered(text, finish);
    expect(answer).toMatchObject({ refused: true, citations: [], text: "The sources do not say." });
    expect(answer.trace?.steps.map((step) => step.reason)).toEqual([reason]);
    expect(events.some(({ type }) => type === "answer-reset")).toBe(true);
  });

  test("a limit that is reached before the first word is a failure, and says nothing about the sources", async () => {
    await expect(answered("", { reason: "length", raw: "length" })).rejects.toMatchObject({
      code: "model.failed",
      message: expect.stringMatching(/reached its limit of 200 tokens before the first word of an answer\.$/),
      hint: expect.stringContaining("Set a larger answer.maxOutputTokens, such as 1600"),
    });
  });

  test("a foreign image and markup are withheld and told", async () => {
    const { answer } = await answered(
      "The light was lit in 1884 [2]. ![x](https://evil.example/a.png)<script>",
    );
    expect(answer.text).not.toMatch(/evil|script/);
    expect(answer.trace?.withheld.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["image", "markup"]),
    );
  });

  test("the model is asked once, with the passages as data and what was found named for the ledger", async () => {
    const { requests } = await answered("The light was lit in 1884 [2].");
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ maxOutputTokens: 200, temperature: 0 });
    expect(JSON.stringify(requests[0]?.messages)).toContain('<passage number=\\"2\\" source=\\"light.md\\">');
  });

  test("nothing is asked where nothing was found", async () => {
    const { answerer, model } = answererOf("No.");
    const events: AnswerEvent[] = [];
    for await (const event of answerer.answer({ question: "?", passages: [], signal })) events.push(event);
    expect(events.at(-1)).toMatchObject({ answer: { refused: true } });
    expect(model.requests).toEqual([]);
  });
});
