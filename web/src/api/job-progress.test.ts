import { expect, test } from "vitest";
import type { JobEvent, ListenerEvent } from "../../../src/contracts/api/jobs.ts";
import { jobProgress, nothingTold, rate, remaining } from "./job-progress.ts";

function told(...events: [number, JobEvent | ListenerEvent][]) {
  return events.reduce((state, [at, event]) => jobProgress(state, event, at), nothingTold);
}

const start: JobEvent = { type: "run-start", runId: "run-1", label: "chunk.size=300" };
const progress = (done: number): JobEvent => ({
  type: "stage-progress",
  runId: "run-1",
  stage: "embed",
  done,
  total: 100,
  unit: "texts",
});

test("a run is folded from its events: what is done, what is at work", () => {
  const { runs } = told(
    [0, start],
    [1, { type: "stage-start", runId: "run-1", stage: "parse" }],
    [
      2,
      { type: "stage-end", runId: "run-1", stage: "parse", cached: true, seconds: 2, notices: ["left out"] },
    ],
    [3, { type: "stage-start", runId: "run-1", stage: "embed" }],
    [4, progress(20)],
  );
  expect(runs).toEqual([
    {
      runId: "run-1",
      label: "chunk.size=300",
      status: "running",
      error: null,
      stages: [{ stage: "parse", cached: true, seconds: 2, notices: ["left out"] }],
      now: {
        stage: "embed",
        done: 20,
        total: 100,
        unit: "texts",
        first: { at: 4, done: 20 },
        last: { at: 4, done: 20 },
      },
    },
  ]);
});

test("the pace counts from the first progress heard, so that a replay of what was missed is no haste", () => {
  const at = told([0, start], [1000, progress(50)], [3000, progress(60)]).runs[0]!.now!;
  expect([rate(at), remaining(at)]).toEqual([5, 8000]);
});

test("a stage that goes on from one work to another has the pace of the other", () => {
  const other = (done: number): JobEvent => ({ ...progress(done), unit: "resamples" }) as JobEvent;
  const at = told([0, start], [0, progress(90)], [5000, other(10)], [7000, other(40)]).runs[0]!.now!;
  expect([rate(at), remaining(at)]).toEqual([15, 4000]);
});

test("within the first second no pace is claimed, nor after the last piece", () => {
  const early = told([0, start], [0, progress(10)], [900, progress(20)]).runs[0]!.now!;
  const late = told([0, start], [0, progress(10)], [5000, progress(100)]).runs[0]!.now!;
  expect([rate(early), remaining(early), remaining(late)]).toEqual([null, null, null]);
});

test("a run that ends and a job that fails say why", () => {
  const error = { code: "internal" as const, message: "The disk is full.", hint: null };
  const state = told(
    [0, start],
    [
      1,
      {
        type: "run-end",
        runId: "run-1",
        label: "chunk.size=300",
        status: "failed",
        error: "The disk is full.",
      },
    ],
    [2, { type: "job-end", status: "failed", error }],
  );
  expect([state.runs[0]!.status, state.runs[0]!.error, state.end]).toEqual([
    "failed",
    "The disk is full.",
    { status: "failed", error },
  ]);
});

test("a search says what it spent, who leads and how many are left", () => {
  const state = told(
    [
      0,
      {
        type: "search-open",
        id: "search-1",
        strategy: "random",
        metric: "ndcg@10",
        budget: 100,
        baseline: "a",
        candidates: { a: {}, b: {}, c: {} },
      },
    ],
    [1, { type: "phase-start", phase: "race", candidates: ["a", "b"], questions: 10, evaluations: 20 }],
    [2, { type: "search-leader", phase: "race", candidate: "b" }],
    [
      3,
      {
        type: "candidate-dropped",
        phase: "race",
        candidate: "a",
        reason: { kind: "rank", rank: 2, keep: 1, behind: 0.1 },
      },
    ],
  );
  expect(state.search).toEqual({
    id: "search-1",
    budget: 100,
    spent: 0,
    leader: "b",
    phase: "race",
    left: 1,
  });
});

test("lost events and a stopping server are told", () => {
  const state = told([0, { type: "events-lost", from: 1, to: 4 }], [1, { type: "server-stopping" }]);
  expect([state.hasGaps, state.isServerStopping]).toEqual([true, true]);
});
