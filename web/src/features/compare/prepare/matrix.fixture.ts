import type { Matrix } from "@contracts/api/matrix.ts";
import type { RunSummary } from "@contracts/api/runs.ts";

/** Two or three runs on six questions, one of each kind. */
export function sampleMatrix(changes: Partial<Matrix> = {}): Matrix {
  return {
    metric: "ndcg@10",
    metrics: ["ndcg@10"],
    runs: [runNamed("a"), runNamed("b"), runNamed("c")],
    questions: {
      id: ["q1", "q2", "q3", "q4", "q5", "q6"],
      text: ["Where is the key?", "When?", "Wo ist Öl?", "Who wrote it?", "which bed?", "How much?"],
      answerable: [true, true, true, false, null, true],
      tags: [[0], [0, 1], [], [1], [], []],
      split: [0, 0, 1, 1, null, null],
    },
    tagNames: ["easy", "hard"],
    splitNames: ["development", "test"],
    columns: [
      { run: "a", metric: "ndcg@10", status: "sssnfs", scores: [1, 0.2, 0.3, null, null, 0.6] },
      { run: "b", metric: "ndcg@10", status: "sssns-", scores: [0.4, 0.9, 0.3, null, 1, null] },
    ],
    answers: [
      { run: "a", refused: "010000", failed: "000010" },
      { run: "b", refused: "00010-", failed: "00000-" },
    ],
    right: {
      metric: "ndcg@10",
      lowerIsBetter: false,
      threshold: 0.5,
      sentence: "A question is right where ndcg@10 is at least .500.",
    },
    notices: [],
    ...changes,
  };
}

export function runNamed(id: string): RunSummary {
  return {
    id,
    experiment: "e",
    label: `label of ${id}`,
    status: "finished",
    dataset: null,
    questions: null,
    startedAt: 0,
    finishedAt: 1,
    error: null,
    metrics: {},
    stages: 8,
    cachedStages: 0,
    latencyMs: null,
    indexBytes: null,
    usdPerThousandQuestions: null,
  };
}
