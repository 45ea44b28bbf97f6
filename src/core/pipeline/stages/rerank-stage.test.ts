import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../../adapters/shared/sha256.ts";
import type { RankedPassage, Ranking } from "../../../contracts/retrieval.ts";
import type { Reranker, RerankOptions } from "../../../ports/reranker.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { stageKey } from "../stage-key.ts";
import type { Output } from "../stage.ts";
import { rerankedPassages, type RerankParts, rerankStage } from "./rerank-stage.ts";

const text = "bay. quay. pier. mole. dock.";
const document = { source: "a.md", text, language: "en", headings: [], regions: [{ start: 0, end: 28 }] };
const passage = (word: string, score: number): RankedPassage => {
  const start = text.indexOf(word);
  return { source: "a.md", start, end: start + word.length, score, breadcrumb: ["Harbour"] };
};
const rankings: Ranking[] = [
  {
    questionId: "q1",
    passages: [passage("bay", 9), passage("quay", 8), passage("pier", 7), passage("mole", 6)],
  },
  { questionId: "q2", passages: [] },
  { questionId: "q3", passages: [passage("dock", 3)] },
];
const output = <T>(value: T): Output<T> => ({ digest: "a".repeat(64), load: async () => value });
const asked = ["q1", "q2", "q3"].map((id) => ({ id, question: `What is ${id}?` }));
const scoreOf: Record<string, number> = { bay: 0.1, quay: 0.7, pier: 0.7, mole: 0.9, dock: -2.5 };

interface Asked {
  query: string;
  texts: readonly string[];
  carries: RerankOptions["carries"];
}

function scoring(more: Partial<Reranker> = {}) {
  const requests: Asked[] = [];
  const reranker: Reranker = {
    id: "test/m",
    version: "1",
    async rerank(query, texts, { carries }) {
      requests.push({ query, texts, carries });
      return Float64Array.from(texts, (text) => scoreOf[text] ?? Number.NaN);
    },
    ...more,
  };
  return { reranker, requests };
}

const inputs = { dataset: output({} as never), asked: output(asked), rankings: output(rankings) };

function stageOf(reranker: Reranker, depth = 3, parts: Partial<RerankParts> = {}, identity = "settings") {
  const load = { documents: async () => [document] };
  return rerankStage(
    inputs,
    load,
    { depth },
    { part: reranker, identity },
    { clock: fixedClock(), ...parts },
  );
}

const context = () => {
  const progress: [number, number, string][] = [];
  return {
    signal: new AbortController().signal,
    breathe: () => undefined,
    progress: (...told: [number, number, string]) => void progress.push(told),
    reuse: async () => new Map(),
    told: progress,
  };
};

test("puts the first passages into the reranker's order, equal ones and the others as they were", async () => {
  const { reranker, requests } = scoring();
  const stage = context();
  const { outputs, metrics } = await stageOf(reranker).run(stage);
  expect(outputs.rankings).toEqual([
    {
      questionId: "q1",
      passages: [passage("quay", 0.7), passage("pier", 0.7), passage("bay", 0.1), passage("mole", 0.1)],
    },
    { questionId: "q2", passages: [] },
    { questionId: "q3", passages: [passage("dock", -2.5)] },
  ]);
  expect([metrics, stage.told]).toEqual([
    { questions: 3, "passages-read": 4, "first-passage-changed": 1 },
    [1, 2, 3].map((done) => [done, 3, "questions"]),
  ]);
  expect(requests.filter(({ texts }) => texts.length > 0)).toEqual([
    {
      query: "What is q1?",
      texts: ["bay", "quay", "pier"],
      carries: [
        { source: "a.md", start: 0, end: 3 },
        { source: "a.md", start: 5, end: 9 },
        { source: "a.md", start: 11, end: 15 },
      ],
    },
    { query: "What is q3?", texts: ["dock"], carries: [{ source: "a.md", start: 23, end: 27 }] },
  ]);
});

test("the key holds the reranker, its version and settings, and the depth", () => {
  const { reranker } = scoring();
  const keys = [
    stageOf(reranker),
    stageOf({ ...reranker, id: "test/other" }),
    stageOf({ ...reranker, version: "2" }),
    stageOf(reranker, 4),
    stageOf(reranker, 3, {}, "other settings"),
    stageOf(reranker, 3, { questionsAtOnce: 9 }),
  ].map((work) => stageKey(work, sha256));
  expect([new Set(keys).size, keys[5]]).toEqual([5, keys[0]]);
});

test("has so many questions under way at once, and gives them in order whatever the order they end in", async () => {
  const ends: (() => void)[] = [];
  const { reranker } = scoring({
    rerank: async (_, texts) => {
      await new Promise<void>((resolve) => ends.push(resolve));
      return new Float64Array(texts.length);
    },
  });
  const work = stageOf(reranker, 3, { questionsAtOnce: 2 }).run(context());
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  const atFirst = ends.length;
  ends[1]?.();
  await turn();
  const then = ends.length;
  ends[2]?.();
  ends[0]?.();
  const { outputs } = await work;
  expect([atFirst, then, outputs.rankings.map(({ questionId }) => questionId)]).toEqual([
    2,
    3,
    ["q1", "q2", "q3"],
  ]);
});

test.each<[string, Float64Array, string]>([
  ["too few", Float64Array.of(1), "The reranker test/m gave 1 score for 3 passages."],
  ["NaN among them", Float64Array.of(1, Number.NaN, 2), "The reranker test/m gave 2 scores for 3 passages."],
])("refuses scores that are %s", async (_, scores, message) => {
  const { reranker } = scoring({
    rerank: async (_, texts) => (texts.length === 3 ? scores : new Float64Array(0)),
  });
  await expect(stageOf(reranker).run(context())).rejects.toMatchObject({ code: "model.failed", message });
});

test("a failure of one question is the stage's", async () => {
  const { reranker } = scoring({ rerank: () => Promise.reject(new Error("It broke.")) });
  await expect(stageOf(reranker).run(context())).rejects.toThrow("It broke.");
});

test("whatever the scores, no passage is lost or doubled, none stands above a better one, and equal ones keep their order", () => {
  const scores = fc.array(fc.constantFrom(-1.5, 0, 1e-9, 2e-9, 0.5, 3), { maxLength: 6 });
  fc.assert(
    fc.property(scores, fc.nat(4), (scores, others) => {
      const passages = Array.from({ length: scores.length + others }, (_, at) => ({
        ...passage("bay", 100 - at),
        start: at,
      }));
      const given = rerankedPassages(passages, scores);
      const starts = given.map(({ start }) => start);
      const order = scores
        .map((score, at) => ({ score, at }))
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .map(({ at }) => at);
      expect(starts).toEqual([...order, ...Array.from({ length: others }, (_, at) => scores.length + at)]);
      const rising = given.filter(({ score }, at) => score > (given[at - 1]?.score ?? Infinity));
      expect([rising, given.filter(({ score }) => Object.is(score, -0))]).toEqual([[], []]);
    }),
  );
});
