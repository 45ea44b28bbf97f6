import * as z from "zod";
import { Digest } from "./digest.ts";
import { Json } from "./json.ts";

/** Instead of a score's place among the values. */
export const notApplicableRow = -1;
export const failedRow = -2;

/** One metric, one row a question: a score is named by its place among the distinct values, so that each is written once. */
export const BaselineColumn = z.object({
  version: z.string(),
  values: z.array(z.number()),
  rows: z.array(z.int().min(failedRow)),
});
export type BaselineColumn = z.infer<typeof BaselineColumn>;

/** A run's scores as a small file that can be committed and that later runs are held against. */
export const GateBaseline = z.object({
  schema: z.literal("soundings.baseline/1"),
  /** Of everything below: a file put together from two, as a merge may do, is refused. */
  digest: Digest,
  /** ISO 8601, UTC. */
  writtenAt: z.string(),
  /** Version of Soundings that made the run. */
  soundings: z.string(),
  run: z.object({ id: z.string(), experiment: z.string(), label: z.string(), evaluation: Digest }),
  pipeline: z.record(z.string(), Json),
  sources: z.object({
    digest: Digest,
    /** Eight hexadecimal digits of each source's name and content, in order: they tell which sources differ. */
    marks: z.string().regex(/^(?:[0-9a-f]{8})*$/),
  }),
  /** What questions rise and fall with. */
  clusters: z.array(z.string()),
  /** Id, the first 16 digits of the content's digest, and place of the cluster. */
  questions: z.array(z.tuple([z.string(), z.string().regex(/^[0-9a-f]{16}$/), z.int().min(0)])),
  metrics: z.record(z.string(), BaselineColumn),
});
export type GateBaseline = z.infer<typeof GateBaseline>;
