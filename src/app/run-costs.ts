import type { Run, StageName } from "../contracts/run.ts";

/** What a run's answers cost, as measured when its stages ran; null where a stage did not run. */
export interface RunCosts {
  /** Median for one question: retrieval and, where they are there, ranking again and the answer. */
  latencyMs: number | null;
  /** Of the lexical index. */
  indexBytes: number | null;
}

export function runCosts(run: Run): RunCosts {
  const retrieval = median(run, "retrieve");
  return {
    latencyMs:
      retrieval === null ? null : retrieval + (median(run, "rerank") ?? 0) + (median(run, "answer") ?? 0),
    indexBytes: stageOf(run, "index")?.metrics["bytes"] ?? null,
  };
}

function median(run: Run, stage: StageName): number | null {
  return stageOf(run, stage)?.timings["p50-ms"] ?? null;
}

function stageOf(run: Run, name: StageName) {
  return run.stages.find(({ stage }) => stage === name);
}
