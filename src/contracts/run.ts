import * as z from "zod";
import { Digest } from "./digest.ts";
import { LeftOut } from "./source.ts";
import { MetricSummary } from "./outcome.ts";
import { Pipeline } from "./pipeline.ts";

/** The stages of a run, in their order. */
export const pipelineStages = [
  "parse",
  "prepare",
  "chunk",
  "embed",
  "index",
  "retrieve",
  "rerank",
  "answer",
  "evaluate",
] as const;
/** "describe" is of `soundings sources` alone: no run has it. */
export const stageNames = [...pipelineStages, "describe"] as const;
export type StageName = (typeof stageNames)[number];

/** A stage's result, as kept: where its outputs lie and what it measured when it ran. */
export const StageResult = z.object({
  /** Hash of stage, version, settings and input digests. */
  key: Digest,
  stage: z.enum(stageNames),
  version: z.string(),
  /** Digest of each named output's logical content. */
  outputs: z.record(z.string(), Digest),
  /** Counts and sizes the stage reports: a pure function of its inputs. */
  metrics: z.record(z.string(), z.number()),
  /** What a person should know: files left out, documents lost. */
  notices: z.array(z.string()),
  /** False where an approximate index took part: another run may differ. */
  reproducible: z.boolean(),
  /** How long it took when it ran, with per-item latencies where they were taken. Beside the result, never in its digest. */
  seconds: z.number(),
  timings: z.record(z.string(), z.number()),
});
export type StageResult = z.infer<typeof StageResult>;

/** One stage of one run. A cached stage shows its first timings. */
export const StageRun = StageResult.extend({ cached: z.boolean() });
export type StageRun = z.infer<typeof StageRun>;

export const runStatuses = ["running", "finished", "failed", "stopped"] as const;

/** One execution of a pipeline over a question set. */
export const Run = z.object({
  id: z.string(),
  experiment: z.string(),
  /** What tells this run from its siblings, such as "chunk.size=300"; "default" where nothing varies. */
  label: z.string(),
  status: z.enum(runStatuses),
  pipeline: Pipeline,
  /** Digest of the prepared documents; null until the prepare stage ended. */
  dataset: Digest.nullable(),
  /** Digest of the checked question set; null until known. */
  questions: Digest.nullable(),
  /** Source versions by name: what replay compares. */
  sources: z.record(z.string(), Digest),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  environment: z.record(z.string(), z.string()),
  stages: z.array(StageRun),
  metrics: z.record(z.string(), MetricSummary),
  leftOut: z.array(LeftOut),
  error: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;
