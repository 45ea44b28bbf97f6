import type { Jobs } from "./jobs/jobs.ts";
import type { ServerMetrics } from "./server-metrics.ts";
import type { TaskThread } from "./threads/task-thread.ts";

/** Threads by what is done on them: nothing that is quick waits for something that is not. */
export interface Threads {
  /** Rows of the database, and what lies in small files. */
  reading: TaskThread;
  /** Comparisons, and whatever reads or works out much. */
  computing: TaskThread;
  /** Experiments. */
  running: TaskThread;
  /** Questions that a person waits for. */
  asking: TaskThread;
}

/** What routes are answered from. */
export interface ServerParts {
  threads: Threads;
  jobs: Jobs;
  metrics: ServerMetrics;
  version: string;
  /** How often a listener to whom nothing is told is told that the connection stands. */
  heartbeatMilliseconds: number;
  isStopping(): boolean;
  openApi(): object;
}
