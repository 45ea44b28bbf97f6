import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RunsPage } from "@contracts/api/runs.ts";
import { readJson } from "../../api/ask-server.ts";
import { pagedQuery } from "../../api/paged-query.ts";

const runsAtOnce = 100;
const watchMilliseconds = 3000;

export interface RunsAsked {
  experiment?: string | undefined;
  status?: string | undefined;
  label?: string | undefined;
  sort?: string | undefined;
}

/** The newest runs, to choose one of: all of them, or those that ended in one way. */
export const newestRunsQuery = (status?: "finished") =>
  queryOptions({
    queryKey: ["runs", "newest", status],
    queryFn: ({ signal }) => readJson<RunsPage>("/api/runs", { limit: runsAtOnce, status }, signal),
    staleTime: 15_000,
  });

/** Runs as they were asked for, page by page; looked at again while any of them is at work. */
export const runsQuery = ({ experiment, status, label, sort }: RunsAsked) =>
  infiniteQueryOptions({
    ...pagedQuery<RunsPage>(["runs", experiment, status, label, sort], "/api/runs", {
      limit: runsAtOnce,
      experiment: experiment || undefined,
      status: status || undefined,
      label: label || undefined,
      sort: sort || undefined,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ entries }) => entries.some((run) => run.status === "running")) === true
        ? watchMilliseconds
        : false,
  });
