import { expect, test } from "vitest";
import { emptyWorkspace, questionOf, storeRun } from "../stored-runs.fixture.ts";
import { questionMatrix } from "./question-matrix.ts";

const [one, two, three] = ["1", "2", "3"].map((id) => questionOf(id)) as [
  ReturnType<typeof questionOf>,
  ReturnType<typeof questionOf>,
  ReturnType<typeof questionOf>,
];
const failed = { status: "failed", reason: "no answer" } as const;
const absent = { status: "not-applicable", reason: "no gold" } as const;
const none = new Map<string, string>();

test("runs stand question by question, whatever questions each was asked, and what is no score is a letter", async () => {
  const workspace = await emptyWorkspace();
  const first = await storeRun(workspace, {
    id: "run-1",
    questions: [{ ...one, tags: ["rain"] }, two],
    pipeline: { answer: { kind: "extractive" } },
    outcomes: {
      "ndcg@10": [0.123456, absent],
      "refusal-rate-answerable": [1, failed],
      "refusal-rate-unanswerable": [absent, failed],
    },
  });
  const second = await storeRun(workspace, {
    id: "run-2",
    questions: [
      { ...three, answerable: false },
      { ...two, tags: ["rain", "wind"] },
    ],
    outcomes: { "ndcg@10": [1, 0], "token-f1": [0.5, failed] },
  });
  const matrix = await questionMatrix(workspace, [first, second], {
    metrics: ["ndcg@10", "token-f1"],
    splitOf: new Map([["2", "test"]]),
  });
  expect(matrix).toEqual({
    metric: "ndcg@10",
    metrics: ["ndcg@10", "token-f1"],
    questions: {
      id: ["1", "2", "3"],
      text: ["What about 1?", "What about 2?", "What about 3?"],
      answerable: [true, true, false],
      tags: [[0], [], []],
      split: [null, 0, null],
    },
    tagNames: ["rain"],
    splitNames: ["test"],
    columns: [
      { run: "run-1", metric: "ndcg@10", status: "sn-", scores: [0.1235, null, null] },
      { run: "run-2", metric: "ndcg@10", status: "-ss", scores: [null, 0, 1] },
      { run: "run-2", metric: "token-f1", status: "-fs", scores: [null, null, 0.5] },
    ],
    answers: [{ run: "run-1", refused: "10-", failed: "01-" }],
    right: {
      metric: "ndcg@10",
      lowerIsBetter: false,
      threshold: 0.5,
      sentence: "A question is right where ndcg@10 is at least .500.",
    },
    notices: [
      "1 question had other words, gold or answers in one of the runs: their scores measure two things.",
    ],
  });
});

test("only what ranks the runs is told where no metric is asked for", async () => {
  const workspace = await emptyWorkspace();
  const run = await storeRun(workspace, {
    id: "run-1",
    questions: [one],
    outcomes: { "token-f1": [0.5], "ndcg@10": [0.25] },
  });
  const { metrics, columns } = await questionMatrix(workspace, [run], { splitOf: none });
  expect(metrics).toEqual(["ndcg@10"]);
  expect(columns).toEqual([{ run: "run-1", metric: "ndcg@10", status: "s", scores: [0.25] }]);
});

test("a question that runs of three sets have otherwise is told once", async () => {
  const workspace = await emptyWorkspace();
  const outcomes = { "ndcg@10": [1, 1] };
  const runs = [
    await storeRun(workspace, { id: "run-1", questions: [one, two], outcomes }),
    await storeRun(workspace, { id: "run-2", questions: [one, { ...two, answer: "At noon" }], outcomes }),
    await storeRun(workspace, { id: "run-3", questions: [three, { ...two, answer: "At one" }], outcomes }),
  ];
  const { questions, notices } = await questionMatrix(workspace, runs, { splitOf: none });
  expect(questions.id).toEqual(["1", "2", "3"]);
  expect(notices).toEqual([
    "1 question had other words, gold or answers in one of the runs: their scores measure two things.",
  ]);
});

test.each([
  ["hit@5", [1, 0], { threshold: 1, sentence: "A question is right where hit@5 says 1." }],
  [
    "refusal-rate-answerable",
    [1, 0],
    { threshold: 0, sentence: "A question is right where refusal-rate-answerable says 0." },
  ],
  [
    "token-f1",
    [0.2, 1],
    { threshold: 0.6, sentence: "A question is right where token-f1 is at least .600." },
  ],
] as const)("what is right by %s follows from its scale and its direction", async (metric, scores, right) => {
  const workspace = await emptyWorkspace();
  const run = await storeRun(workspace, {
    id: "run-1",
    questions: [one, two],
    outcomes: { [metric]: [...scores] },
  });
  const matrix = await questionMatrix(workspace, [run], { metrics: [metric], splitOf: none });
  expect(matrix.right).toEqual({ metric, lowerIsBetter: metric.startsWith("refusal"), ...right });
});

test("a metric on another scale says of no question that it is right", async () => {
  const workspace = await emptyWorkspace();
  const run = await storeRun(workspace, { id: "run-1", questions: [one], outcomes: { words: [24] } });
  expect((await questionMatrix(workspace, [run], { metrics: ["words"], splitOf: none })).right).toBe(null);
});

test("a metric that none of the runs has is refused with those that there are", async () => {
  const workspace = await emptyWorkspace();
  const run = await storeRun(workspace, { id: "run-1", questions: [one], outcomes: { words: [24] } });
  await expect(questionMatrix(workspace, [run], { metrics: ["wrods"], splitOf: none })).rejects.toMatchObject(
    {
      code: "config.invalid",
      message: 'There is no metric "wrods" in these runs.',
      hint: "Metrics: words.",
    },
  );
});
