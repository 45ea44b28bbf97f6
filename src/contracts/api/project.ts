import * as z from "zod";
import { ApiErrorDetails } from "./api-error.ts";
import { Job } from "./jobs.ts";
import { RunSummary } from "./runs.ts";

/** The folder that the server shows. */
export const Project = z.object({
  /** Its own name, without the folders above it. */
  folder: z.string(),
  experiment: z.string(),
  /** The configuration file's path below the folder; null where conventions and defaults are used. */
  configFile: z.string().nullable(),
  /** Null where they cannot be counted; `faults` says why. */
  sources: z.int().nullable(),
  /** Drafts are not among them. */
  questions: z.int().nullable(),
  drafts: z.int().nullable(),
  runs: z.int(),
  experiments: z.array(z.object({ name: z.string(), runs: z.int() })),
  /** What is wrong with the configuration, the sources or the questions. */
  faults: z.array(ApiErrorDetails),
  /** Whatever process is at work on them. */
  running: z.array(RunSummary),
  jobs: z.array(Job),
});
export type Project = z.infer<typeof Project>;
