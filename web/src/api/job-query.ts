import { queryOptions } from "@tanstack/react-query";
import type { Job } from "@contracts/api/jobs.ts";
import { readJson, sendJson } from "./ask-server.ts";

const watchMilliseconds = 2000;

/** A piece of work of this server; looked at until it has ended. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ["job", id],
    queryFn: ({ signal }) => readJson<Job>(`/api/jobs/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.endedAt === null ? watchMilliseconds : false,
  });

/** Asks it to stop; what it finished is kept. */
export function stopJob(id: string): Promise<Job> {
  return sendJson<Job>("POST", `/api/jobs/${encodeURIComponent(id)}/stop`, {});
}
