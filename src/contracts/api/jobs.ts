import * as z from "zod";
import { AnswerStep } from "../answer.ts";
import { Json } from "../json.ts";
import { PipelineSettings } from "../pipeline.ts";
import { stageNames, runStatuses } from "../run.ts";
import { Search, SearchEvent, SearchPhase } from "../search.ts";
import { ApiErrorDetails } from "./api-error.ts";
import { AskedAnswer } from "./asked-answer.ts";
import { ConfigurationText } from "./configuration.ts";

const budgetUsd = z
  .number()
  .positive()
  .optional()
  .describe("What models may cost for all of it, in US dollars.");
const pipeline = PipelineSettings.optional().describe(
  "As under `pipeline` in soundings.yaml, in place of all that stands there; the folder's own where absent.",
);

/** Settings of soundings.yaml, under the same names. What is absent keeps the folder's own. */
export const StartRuns = z.strictObject({
  kind: z
    .enum(["run", "sweep", "search"])
    .describe(
      "run: the pipeline as it is; sweep: every combination under vary; search: the best of them within the budget under search.",
    ),
  configuration: ConfigurationText.optional().describe(
    "Text of a whole soundings.yaml, in place of the folder's own, which is left as it is.",
  ),
  pipeline,
  vary: z
    .record(z.string(), Json)
    .optional()
    .describe(
      "As under `vary` in soundings.yaml: dotted paths of settings, each with a list of values or a range.",
    ),
  budgetUsd,
});
export type StartRuns = z.infer<typeof StartRuns>;

export const AskQuestion = z.strictObject({
  question: z.string().trim().min(1).max(20_000),
  pipeline,
  budgetUsd,
});
export type AskQuestion = z.infer<typeof AskQuestion>;

export const jobStatuses = ["running", "stopping", "finished", "failed", "stopped"] as const;

/** Work that goes on while nobody listens. It lives as long as the server; the runs it made are kept. */
export const Job = z.object({
  id: z.string(),
  kind: z.enum(["run", "sweep", "search", "ask"]),
  status: z.enum(jobStatuses),
  /** Milliseconds since 1970-01-01 UTC. */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Runs that it began, in their order. */
  runs: z.array(z.string()),
  /** Id of the search; null until it has begun, and where it is none. */
  search: z.string().nullable(),
  /** Null where it did not fail. */
  error: ApiErrorDetails.nullable(),
});
export type Job = z.infer<typeof Job>;

const stage = z.enum(stageNames);
/** Null while one question is asked, and while a search is at work on some of its configurations. */
const runId = z.string().nullable();

/** What a job tells, an `id:` each. `job-end` is the last one. */
export const JobEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("run-start"), runId: z.string(), label: z.string() }),
  z.object({ type: z.literal("stage-start"), runId, stage }),
  z.object({
    type: z.literal("stage-progress"),
    runId,
    stage,
    done: z.number(),
    total: z.number(),
    unit: z.string(),
  }),
  z.object({
    type: z.literal("stage-end"),
    runId,
    stage,
    cached: z.boolean(),
    seconds: z.number(),
    notices: z.array(z.string()),
  }),
  z.object({
    type: z.literal("run-end"),
    runId: z.string(),
    label: z.string(),
    status: z.enum(runStatuses),
    error: z.string().nullable(),
  }),
  z.object({ type: z.literal("notice"), runId, message: z.string() }),
  /** What models took in all of it. */
  z.object({
    type: z.literal("models"),
    spent: z.array(
      z.object({
        model: z.string(),
        calls: z.int(),
        inputTokens: z.number(),
        outputTokens: z.number(),
        texts: z.number(),
        searches: z.number(),
        callsWithoutUsage: z.int(),
        kept: z.object({ calls: z.int(), texts: z.int() }),
        usd: z.number().nullable(),
      }),
    ),
  }),
  /** A search with the id it is kept under, and what each of its candidates varies, before anything is measured. */
  Search.pick({
    id: true,
    strategy: true,
    metric: true,
    budget: true,
    baseline: true,
    candidates: true,
  }).extend({
    type: z.literal("search-open"),
  }),
  /** What it measured, whom it dropped and why, who goes on. Ids are those of its candidates. */
  ...SearchEvent.options,
  /** Who is ahead, whenever that changes: estimated from all that was measured so far. */
  z.object({ type: z.literal("search-leader"), phase: SearchPhase, candidate: z.string() }),
  z.object({ type: z.literal("answer-delta"), text: z.string() }),
  z.object({ type: z.literal("answer-reset") }),
  z.object({ type: z.literal("answer-step"), step: AnswerStep, seconds: z.number() }),
  z.object({ type: z.literal("answer-end"), asked: AskedAnswer }),
  z.object({
    type: z.literal("job-end"),
    status: z.enum(["finished", "failed", "stopped"]),
    error: ApiErrorDetails.nullable(),
  }),
]);
export type JobEvent = z.infer<typeof JobEvent>;

/** What a listener is told beside the job's own events, without an `id:`. */
export const ListenerEvent = z.discriminatedUnion("type", [
  /** Events that are no longer kept: read what came of them from the runs. */
  z.object({ type: z.literal("events-lost"), from: z.int(), to: z.int() }),
  z.object({ type: z.literal("server-stopping") }),
]);
export type ListenerEvent = z.infer<typeof ListenerEvent>;
