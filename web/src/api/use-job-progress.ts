import { useJobEvents } from "./job-events.ts";
import { type JobProgress, jobProgress, nothingTold } from "./job-progress.ts";

/** What a job has told so far, with the pace at which it works. */
export function useJobProgress(job: string | null): JobProgress {
  return useJobEvents(job, told, nothingTold);
}

function told(state: JobProgress, event: Parameters<typeof jobProgress>[1]): JobProgress {
  return jobProgress(state, event, performance.now());
}
