import { describe, expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import { endOfQuestion } from "./end-of-question.ts";
import { nextSteps } from "./next-steps.ts";
import type { QuestionEnd } from "./question-end.ts";
import { places, record } from "./records.fixture.ts";

function ended(changes: Partial<QuestionEnd>): QuestionEnd {
  return { ...endOfQuestion(record(), places()), ...changes };
}

function steps(
  loss: Parameters<typeof nextSteps>[0],
  pipeline: object,
  ends: QuestionEnd[],
  evidence: number[] = [],
) {
  return nextSteps(loss, Pipeline.parse(pipeline), { ends, evidence });
}

describe("nextSteps", () => {
  test("names the k that would have brought most of them into the context", () => {
    const ends = [6, 7, 8, 9, 40].map((rank) => ended({ end: "below-the-cut", rank }));
    expect(steps("below-the-cut", {}, ends)).toEqual([
      "retrieve.k=9 would have given the answerer 4 of these 5 (k is 5).",
    ]);
  });

  test("names the budget where there is one", () => {
    const ends = [ended({ end: "below-the-cut", rank: 3, charactersToRank: 2700 })];
    expect(steps("below-the-cut", { retrieve: { budget: { characters: 2000 } } }, ends)).toEqual([
      "retrieve.budget.characters=2700 would have given the answerer 1 of these 1 (the budget is 2000).",
    ]);
    expect(steps("below-the-cut", { retrieve: { budget: { tokens: 500 } } }, ends)).toEqual([
      "A larger retrieve.budget.tokens: the first 3 passages hold the gold of 1 of these 1 (the budget is 500).",
    ]);
  });

  test("says what went out with the gold, the commonest reason first", () => {
    const causes = ["lost-in-chunking", "cleaned-away", "lost-in-chunking"] as const;
    const found = steps(
      "not-in-index",
      {},
      causes.map((cause) => ended({ end: "not-in-index", cause })),
    );
    expect(found.map((step) => step.split(" ")[0])).toEqual(["chunk.strategy=recursive", "Switch"]);
  });

  test("offers another method and a deeper ranking, by what the run used", () => {
    const ends = [ended({ end: "not-retrieved", cause: "filtered-out" })];
    const first = (pipeline: object) =>
      steps("not-retrieved", pipeline, ends).map((step) => step.split(" ")[0]);
    expect(first({})).toEqual(["retrieve.filter", "embed.embedder={onnx:", "retrieve.depth=50"]);
    expect(first({ embed: { embedder: "none" } })).toEqual([
      "retrieve.filter",
      "retrieve.method=hybrid",
      "retrieve.depth=50",
    ]);
    expect(first({ retrieve: { method: "bm25" } })).toEqual([
      "retrieve.filter",
      "retrieve.method=context-bm25",
      "retrieve.method=hybrid",
      "retrieve.depth=50",
    ]);
    const vector = { embed: { embedder: "hashing" }, retrieve: { method: "vector", depth: 60 } };
    expect(first(vector)).toEqual(["retrieve.filter", "retrieve.method=hybrid"]);
  });

  test("weighs a lower threshold against what it would answer too", () => {
    const ends = [
      ...[1, 2, 3].map(() => ended({ end: "refused-wrongly", refused: true })),
      ...[1, 2].map(() => ended({ end: "rightly-refused", refused: true })),
      ended({ end: "right", refused: false }),
    ];
    expect(steps("refused-wrongly", {}, ends, [-1.5, -2.504, -4, -2, -5, 3])).toEqual([
      "answer.threshold=-2.51 would have answered 2 of these 3; it would also have answered 1 of the 2 that were rightly refused.",
    ]);
    expect(steps("refused-wrongly", {}, ends.slice(0, 1), [-1.5])).toEqual([
      "answer.threshold=-1.50 would have answered 1 of these 1; this question set has none that would tell what it costs.",
    ]);
  });

  test("weighs a higher threshold against what it would refuse too", () => {
    const ends = [
      ...[1, 2].map(() => ended({ end: "should-have-refused", refused: false })),
      ended({ end: "right", refused: false }),
      ended({ end: "not-used", refused: false }),
      ended({ end: "not-retrieved", refused: true }),
    ];
    expect(steps("should-have-refused", {}, ends, [0.5, 1, 0.2, 4, -3])).toEqual([
      "answer.threshold=1.01 would have refused 2 of these 2; it would also have refused 1 of the 2 answerable questions that were answered.",
    ]);
  });

  test("offers larger chunks only for gold that would fit one", () => {
    const [short, long] = [400, 5000].map((shortestGold) =>
      ended({ end: "not-used", cut: true, shortestGold }),
    );
    expect(steps("not-used", {}, [short!, long!])).toEqual([
      "answer.maxSentences=6 quotes more of what it was given (it is 3).",
      "chunk.size=1000: no chunk holds the gold of 1 of these 2 whole (size is 500 characters).",
    ]);
    expect(steps("not-used", {}, [long!])).toHaveLength(1);
  });

  test("has something to try against wrong answers and silent answerers", () => {
    expect(steps("used-but-wrong", { answer: { kind: "first-sentence" } }, [])).toHaveLength(1);
    const silent = [ended({ end: "not-used", cause: "cites-nothing" })];
    const plugin = { answer: { kind: { file: "mine.ts" } } };
    expect(steps("not-used", plugin, silent)).toEqual([
      "1 of these 1 answers cite nothing: an answerer must return citations to be seen using gold.",
    ]);
  });
});
