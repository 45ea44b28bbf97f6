import { firstPassages, spanMetrics } from "../../src/core/evaluation/span-metrics.ts";
import { findRun, runResults } from "../../src/app/run-results.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import type { Metric, Sample } from "../../src/ports/metric.ts";
import { join } from "node:path";
import type { BenchQuestion } from "./corpora.ts";
import { type PlacedRanking, spanRecall } from "./recall.ts";

/**
 * Throws where Soundings' own metric, put to these rankings, says anything else than the benchmarks' function: the figures of
 * peers and ours are then of one kind.
 */
export async function checkAgainstMetric(
  questions: readonly BenchQuestion[],
  rankings: readonly PlacedRanking[],
  k: number,
  reported: number,
): Promise<void> {
  const metric = spanMetrics(firstPassages(k)).find(({ id }) => id === `span-recall@${k}`) as Metric;
  const scores: number[] = [];
  for (const [at, question] of questions.entries()) {
    const outcome = await metric.measure(
      sampleOf(question, rankings[at] as PlacedRanking),
      new AbortController().signal,
    );
    if (outcome.status === "scored") scores.push(outcome.score);
  }
  agree(
    scores.reduce((sum, score) => sum + score, 0) / scores.length,
    reported,
    `the metric span-recall@${k}`,
  );
}

/** Throws where the benchmarks' function, put to a stored run's rankings, says anything else than the run reported. */
export async function checkStoredRun(
  folder: string,
  run: string,
  questions: readonly BenchQuestion[],
  k: number,
  reported: number,
): Promise<void> {
  const workspace = await openWorkspace(join(folder, ".soundings"));
  try {
    const stored = await runResults.rankings(workspace, await findRun(workspace, run));
    const byQuestion = new Map(stored.map(({ questionId, passages }) => [questionId, passages]));
    const rankings = questions.map(({ id }) => byQuestion.get(id) ?? []);
    agree(spanRecall(questions, rankings, k), reported, `run ${run}`);
  } finally {
    await workspace.close();
  }
}

function agree(left: number, right: number, what: string): void {
  if (!(Math.abs(left - right) < 1e-9)) throw new Error(`${what}: recall ${left} here and ${right} there.`);
}

const nowhere = { source: "", start: 0, end: 0 };

function sampleOf(question: BenchQuestion, ranking: PlacedRanking): Sample {
  const unused = (): never => {
    throw new Error("Span recall reads neither texts nor chunks.");
  };
  return {
    question: { ...question, answerable: true, group: "" },
    ranking: ranking.map((place) => ({
      ...(place ?? nowhere),
      text: "",
      language: "und",
      breadcrumb: [],
      score: 0,
    })),
    used: ranking.length,
    answer: { text: "", refused: true, citations: [], evidence: 0 },
    textOf: unused,
    chunksOf: unused,
  } as Sample;
}
