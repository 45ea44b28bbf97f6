import { openWorkspace } from "../../src/app/workspace.ts";
import { loadConfig } from "../../src/app/config/load-config.ts";
import { openSearch } from "../../src/app/search/open-search.ts";
import { blockEvaluator } from "../../src/app/search/block-evaluator.ts";
import type { Outcome } from "../../src/contracts/outcome.ts";
import type { SearchQuestion } from "../../src/core/search/search-question.ts";
import type { Evaluate } from "../../src/core/search/search-run.ts";
import type { SearchSpace } from "../../src/core/search/search-space.ts";

/** A space of which everything is known: every configuration on every question, as the exhaustive grid measures it. */
export interface MeasuredSpace {
  space: SearchSpace;
  questions: SearchQuestion[];
  baseline: string;
  /** Mean over all questions that were scored, by candidate. */
  means: ReadonlyMap<string, number>;
  /** Mean over those of the questions that were scored. */
  meanOn(candidate: string, questions: readonly SearchQuestion[]): number;
  best: number;
  seconds: number;
  /** What was measured, handed out again: searches with many seeds cost nothing. */
  evaluate: Evaluate;
  retrieve: Evaluate;
}

/** Measures the whole space of a folder, by the same code that a search uses. */
export async function measureSpace(folder: string, metric: string): Promise<MeasuredSpace> {
  const signal = new AbortController().signal;
  const config = await loadConfig({ folder });
  const workspace = await openWorkspace(config.stateFolder);
  const opened = await openSearch(workspace, config, { metric }, signal);
  try {
    const { space, questions, baseline, inputs, pool } = opened;
    const began = performance.now();
    const parts = { inputs, pool, signal, onStage() {} };
    const [scores, retrievals] = [new Map<string, Outcome>(), new Map<string, Outcome>()];
    for (const [kept, id] of [
      [scores, opened.metric.id],
      [retrievals, opened.metric.retrieval],
    ] as const) {
      const evaluate = blockEvaluator(opened.pipelineOf, id, parts);
      for (const candidate of space.candidates) {
        const outcome = await evaluate(candidate, questions);
        if (outcome.status === "failed") throw new Error(outcome.message);
        for (const [index, { outcome: one }] of outcome.measured.entries()) {
          kept.set(keyOf(candidate.id, questions[index]!.id), one);
        }
      }
    }
    const seconds = (performance.now() - began) / 1000;
    const meanOn = (candidate: string, asked: readonly SearchQuestion[]): number => {
      const found = asked.flatMap(({ id }) => {
        const outcome = scores.get(keyOf(candidate, id))!;
        return outcome.status === "scored" ? [outcome.score] : [];
      });
      return found.reduce((sum, score) => sum + score, 0) / found.length;
    };
    const means = new Map(space.candidates.map(({ id }) => [id, meanOn(id, questions)]));
    const reading =
      (kept: ReadonlyMap<string, Outcome>): Evaluate =>
      async (candidate, asked) => ({
        status: "measured",
        measured: asked.map(({ id }) => ({ outcome: kept.get(keyOf(candidate.id, id))! })),
      });
    return {
      space,
      questions,
      baseline: baseline.label,
      means,
      meanOn,
      best: Math.max(...means.values()),
      seconds,
      evaluate: reading(scores),
      retrieve: reading(retrievals),
    };
  } finally {
    await opened.pool.close();
    await workspace.close();
  }
}

function keyOf(candidate: string, question: string): string {
  return `${candidate}\n${question}`;
}
