import { expect, test } from "vitest";
import type { Embedder } from "../../ports/embedder.ts";
import type { KnownWords } from "../../ports/known-words.ts";
import { describeMetric, sampleOf } from "../../ports/metric.contract.ts";
import { letterEmbedder } from "../similarity/embedders.fixture.ts";
import { answerSimilarity } from "./answer-similarity.ts";

describeMetric({
  make: () => answerSimilarity(letterEmbedder()),
  traits: { range: [0, 1], needsGold: false, needsGoldAnswer: true },
});

const signal = new AbortController().signal;
const measured = (text: string, { refused = false, goldAnswer = "aab" } = {}, embedder = letterEmbedder()) =>
  answerSimilarity(embedder).measure(sampleOf({ texts: {}, goldAnswer, answer: { text, refused } }), signal);

test("is the cosine of both vectors: counts of letters 2, 1 and 1, 2 have 4 / 5 in common", async () => {
  expect(await measured("abb")).toEqual({ status: "scored", score: 0.8 });
  expect(await measured("aba")).toEqual({ status: "scored", score: 1 });
  expect(await measured("xyz")).toEqual({ status: "scored", score: 0 });
});

test("a refusal of a question that has an answer scores 0", async () => {
  expect(await measured("aab", { refused: true })).toEqual({ status: "scored", score: 0 });
});

test("an answer, or a gold answer, of which the embedder knows nothing is not measured", async () => {
  expect([await measured("港口"), await measured("aab", { goldAnswer: "港口" })]).toEqual([
    { status: "not-applicable", reason: "The answer holds nothing that letters knows." },
    { status: "not-applicable", reason: "The gold answer holds nothing that letters knows." },
  ]);
});

/** Knows English words in lower case. */
const lowerCase: KnownWords = {
  languages: ["en", "und"],
  async knownShare(text) {
    const words = text.split(/\s+/);
    return words.filter((word) => word === word.toLowerCase()).length / words.length;
  },
};

async function measuredKnowing(question: string, gold: string, text: string) {
  const sample = sampleOf({ texts: {}, goldAnswer: gold, answer: { text } });
  const asked = { ...sample, question: { ...sample.question, question } };
  return answerSimilarity(letterEmbedder(), lowerCase).measure(asked, signal);
}

test("a question in a language that the embedder does not know is not measured", async () => {
  const german = "Wo liegt das Schiff, das wir im Winter in den Hafen gebracht haben?";
  const english = "Where lies the ship that we took into the harbour last winter?";
  expect([await measuredKnowing(german, "aab", "abb"), await measuredKnowing(english, "aab", "abb")]).toEqual(
    [
      { status: "not-applicable", reason: "The question is in a language that letters does not know." },
      { status: "scored", score: 0.8 },
    ],
  );
});

test("an answer, or a gold answer, of which the embedder knows too few words is not measured", async () => {
  expect([
    await measuredKnowing("where?", "aab", "Ab Bb ab"),
    await measuredKnowing("where?", "Aab Aab aab", "abb"),
    await measuredKnowing("where?", "Aab aab", "Aab aab"),
  ]).toEqual([
    { status: "not-applicable", reason: "The answer holds too few words that letters knows." },
    { status: "not-applicable", reason: "The gold answer holds too few words that letters knows." },
    { status: "scored", score: 1 },
  ]);
});

test("vectors that point apart count as nothing in common", async () => {
  const opposed: Embedder = { ...letterEmbedder(), embed: async () => Float32Array.of(1, -1), dimensions: 1 };
  expect(await measured("b", {}, opposed)).toEqual({ status: "scored", score: 0 });
});

test("what the embedder throws is a failed measurement, and never a zero", async () => {
  const broken: Embedder = { ...letterEmbedder(), embed: () => Promise.reject(new Error("It is gone.")) };
  expect(await measured("b", {}, broken)).toEqual({ status: "failed", reason: "It is gone." });
});

test("two embedders, or two versions of one, are two metrics", () => {
  const named = (id: string, version: string) => {
    const metric = answerSimilarity({ ...letterEmbedder(), id, version });
    return [metric.id, metric.version];
  };
  expect([named("static-256", "1"), named("static-256", "2"), named("my model", "1 b")]).toEqual([
    ["answer-similarity@static-256", "2+static-256/1"],
    ["answer-similarity@static-256", "2+static-256/2"],
    ["answer-similarity@my-model", "2+my-model/1-b"],
  ]);
});
