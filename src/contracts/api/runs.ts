import * as z from "zod";
import { Digest } from "../digest.ts";
import { MetricSummary } from "../outcome.ts";
import { PipelineSettings } from "../pipeline.ts";
import { Run, runStatuses } from "../run.ts";
import { pageOf, pageQuery } from "./page.ts";

export const RunsQuery = z.strictObject({
  ...pageQuery,
  experiment: z.string().optional(),
  status: z.enum(runStatuses).optional(),
  label: z.string().optional().describe("Runs whose label holds these characters."),
  sort: z
    .string()
    .max(200)
    .default("-started")
    .describe("started, label, or metric:ID such as metric:ndcg@10; a minus before it turns it round."),
});
export type RunsQuery = z.infer<typeof RunsQuery>;

/** A run as lists show it. */
export const RunSummary = Run.pick({
  id: true,
  experiment: true,
  label: true,
  status: true,
  dataset: true,
  questions: true,
  startedAt: true,
  finishedAt: true,
  error: true,
}).extend({
  metrics: z.record(z.string(), MetricSummary),
  /** Stages that it finished, of them those taken from the cache. */
  stages: z.int(),
  cachedStages: z.int(),
  /** Median for one question; null where it was not measured. */
  latencyMs: z.number().nullable(),
  /** Of the lexical index. */
  indexBytes: z.number().nullable(),
  /** What the language model takes for its answers at today's prices; null where tokens or prices are not known, 0 where none is asked. */
  usdPerThousandQuestions: z.number().nullable(),
});
export type RunSummary = z.infer<typeof RunSummary>;

export const RunsPage = pageOf(RunSummary);
export type RunsPage = z.infer<typeof RunsPage>;

/** A whole run: parameters, stages, metrics, where it ran, and what it was made from. */
export const RunDetail = Run.omit({ pipeline: true, sources: true }).extend({
  pipeline: PipelineSettings,
  latencyMs: z.number().nullable(),
  indexBytes: z.number().nullable(),
  /** What the language model takes for its answers at today's prices; null where tokens or prices are not known, 0 where none is asked. */
  usdPerThousandQuestions: z.number().nullable(),
  lineage: z.object({
    /** Source versions by name. */
    sources: z.record(z.string(), Digest),
    dataset: Digest.nullable(),
    questions: Digest.nullable(),
    /** The commit of the folder; null where it is in no repository. */
    commit: z.string().nullable(),
    /** Everything the stages left, by digest. */
    artifacts: z.array(z.object({ stage: z.string(), name: z.string(), digest: Digest })),
  }),
});
export type RunDetail = z.infer<typeof RunDetail>;
