import { expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import { endOfQuestion } from "./end-of-question.ts";
import { endNames, type QuestionEnd } from "./question-end.ts";
import { places, record } from "./records.fixture.ts";
import { remedies } from "./remedies.ts";

function remediesOf(
  changes: Partial<QuestionEnd>,
  pipeline: object = {},
  furtherRank?: number | null,
  evidence: number | null = -2.345,
) {
  const end = { ...endOfQuestion(record(), places()), ...changes };
  return remedies(end, Pipeline.parse(pipeline), { furtherRank, evidence, threshold: -1 });
}

test("a deeper ranking is offered where the gold is within reach of it", () => {
  const near = remediesOf({ end: "not-retrieved" }, {}, 17);
  expect(near[0]).toBe("retrieve.depth=17 ranks the gold, and retrieve.k=17 gives it to the answerer.");
  expect(remediesOf({ end: "not-retrieved" }, {}, 400)).toEqual(near.slice(1));
  expect(remediesOf({ end: "not-retrieved" }, {}, null)).toEqual(near.slice(1));
});

test("a filter that keeps the source out is the only thing to change", () => {
  expect(remediesOf({ end: "not-retrieved", cause: "filtered-out" }, {}, 2)).toEqual([
    "retrieve.filter, which keeps the gold's source out.",
  ]);
});

test("the cut that would have sufficed is named in the run's own unit", () => {
  const end = { end: "below-the-cut", rank: 7, charactersToRank: 3000 } as const;
  const cut = (retrieve: object) => remediesOf(end, { retrieve })[0];
  expect([cut({}), cut({ budget: { characters: 9 } }), cut({ budget: { tokens: 9 } })]).toEqual([
    "retrieve.k=7 gives it to the answerer.",
    "retrieve.budget.characters=3000 gives it to the answerer.",
    "A retrieve.budget.tokens that holds the first 7 passages.",
  ]);
});

test("a threshold is named that the evidence passes", () => {
  expect(remediesOf({ end: "refused-wrongly" })).toEqual([
    "answer.threshold=-2.35 answers it, and every other question with no weaker evidence (the threshold is -1).",
  ]);
  expect(remediesOf({ end: "refused-wrongly" }, {}, undefined, 3)).toEqual([]);
});

test("nothing is offered where nothing was lost, and something wherever something was", () => {
  const offered = endNames.filter((end) => remediesOf({ end, rank: 3, charactersToRank: 30 }).length > 0);
  expect(offered).toEqual([
    "not-in-index",
    "not-retrieved",
    "below-the-cut",
    "refused-wrongly",
    "not-used",
    "used-but-wrong",
    "should-have-refused",
  ]);
});

test("every method has another way to find what it missed", () => {
  const missed = { end: "not-retrieved" } as const;
  const steps = ["bm25", "context-bm25", "vector", "hybrid"].flatMap((method) =>
    ["hashing", "none"].map((embedder) => remediesOf(missed, { retrieve: { method }, embed: { embedder } })),
  );
  expect(steps.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});
