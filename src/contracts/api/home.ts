import * as z from "zod";
import { MetricSummary } from "../outcome.ts";
import { Verdict } from "../verdict.ts";
import { Project } from "./project.ts";
import { RunSummary } from "./runs.ts";
import { SearchSummary } from "./searches.ts";

/** An experiment as the first page shows it. */
export const HomeExperiment = z.object({
  name: z.string(),
  runs: z.int(),
  finished: z.int(),
  /** Null where it has only searches. */
  newest: RunSummary.nullable(),
  /** What its runs are ranked by; null where none has finished. */
  metric: z.string().nullable(),
  lowerIsBetter: z.boolean(),
  /** `summary` is of the questions that all ranked runs were asked. Null where none can be ranked. */
  best: z.object({ run: RunSummary, summary: MetricSummary }).nullable(),
  /** Other runs that cannot be told apart from the best; null where that cannot be said. */
  notApart: z.int().nullable(),
  /** The run that the best is compared with; null where that is the best itself, or the best the only one. */
  baseline: RunSummary.nullable(),
  /** The best against the baseline, corrected for the number of runs; null where the best is the baseline, or stands alone. */
  verdict: Verdict.pick({ kind: true, sentence: true }).nullable(),
  /** There where the best is still being worked out: it stands there when this is read again. */
  isPending: z.literal(true).optional(),
  running: z.array(RunSummary),
  failed: z.int(),
  /** Newest first, at most three. */
  searches: z.array(SearchSummary),
  /** Why there is no best run although runs have finished, a sentence; null where there is nothing to say. */
  fault: z.string().nullable(),
});
export type HomeExperiment = z.infer<typeof HomeExperiment>;

/** All that the first page shows. Of experiments, the one with the newest run first. */
export const Home = Project.omit({ experiments: true }).extend({
  experiments: z.array(HomeExperiment),
  searches: z.int(),
});
export type Home = z.infer<typeof Home>;
