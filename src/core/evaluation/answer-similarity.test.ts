import { expect, test } from "vitest";
import type { Embedder } from "../../ports/embedder.ts";
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
    ["answer-similarity@static-256", "1+static-256/1"],
    ["answer-similarity@static-256", "1+static-256/2"],
    ["answer-similarity@my-model", "1+my-model/1-b"],
  ]);
});
