import { expect, test } from "vitest";
import { GateRule } from "../../contracts/gate.ts";
import { checkRule } from "./check-rule.ts";
import type { RunSide } from "./gate-side.ts";

const column = { scores: Float64Array.of(1), unscored: new Map() };

function side(metrics: Record<string, string>): RunSide {
  const question = { id: "q-1", question: "?", answerable: true, gold: [], group: "a.md" };
  return {
    run: { id: "run-1", experiment: "manual", label: "default", evaluation: "ab".repeat(32) },
    soundings: "0.1.0",
    pipeline: {},
    sources: { digest: "cd".repeat(32), marks: [] },
    questions: [{ id: "q-1", digest: "0".repeat(16), group: "a.md" }],
    metrics: new Map(Object.entries(metrics).map(([id, version]) => [id, { version, column }])),
    asked: [question],
    sourceNames: [],
  };
}

function faultOf(rule: unknown, baseline: RunSide, candidate: RunSide): string {
  const loaded = {
    name: "rules.yaml",
    digest: "ef".repeat(32),
    rule: GateRule.parse(rule),
    placeOf: (path: readonly PropertyKey[]) => path.join("."),
  };
  try {
    checkRule(loaded, baseline, candidate);
    return "judged";
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

const primary = { metric: "ndcg@10", test: "superiority" };

test.each([
  ["the same definition on both sides", { primary }, { "ndcg@10": "1" }, "judged"],
  [
    "another version of the definition",
    { primary },
    { "ndcg@10": "2" },
    "primary.metric: ndcg@10 was measured by version 2 of its definition in the baseline, and by version 1 now.",
  ],
  [
    "a guard that the baseline does not hold",
    { primary, guards: [{ metric: "mrr@10", margin: 0.1 }] },
    { "ndcg@10": "1" },
    "guards.0.metric: the baseline run-1 holds no scores of mrr@10.",
  ],
  [
    "a guard that nobody measured",
    { primary, guards: [{ metric: "mrr@1", margin: 0.1 }] },
    { "ndcg@10": "1" },
    'guards.0.metric: run-1 did not measure "mrr@1"; did you mean "mrr@10"?',
  ],
  [
    "a figure of the whole question set",
    { primary: { ...primary, metric: "answerability-auroc" } },
    { "ndcg@10": "1" },
    "primary.metric: answerability-auroc is a figure of the whole question set, and a gate judges scores of single questions.",
  ],
  [
    "a named question that is judged by a metric that the baseline need not hold",
    { primary, mustPass: [{ question: "q-1", metric: "mrr@10", atLeast: 1 }] },
    { "ndcg@10": "1" },
    "judged",
  ],
  [
    "a question that does not exist",
    { primary, mustPass: [{ question: "q-2", metric: "mrr@10", atLeast: 1 }] },
    { "ndcg@10": "1" },
    'mustPass.0.question: there is no question "q-2"; did you mean "q-1"?',
  ],
])("%s", (_, rule, baseline, outcome) => {
  expect(faultOf(rule, side(baseline), side({ "ndcg@10": "1", "mrr@10": "1" }))).toBe(outcome);
});
