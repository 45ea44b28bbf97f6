import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { RunsPage } from "@contracts/api/runs.ts";
import { readJson } from "../../api/ask-server.ts";

const runsAtOnce = 100;
const watchMilliseconds = 3000;

export interface RunsAsked {
  experiment?: string | undefined;
  status?: string | undefined;
  label?: string | undefined;
  sort?: string | undefined;
}

/** Runs as they were asked for, page by page; looked at again while any of them is at work. */
export const runsQuery = ({ experiment, status, label, sort }: RunsAsked) =>
  infiniteQueryOptions({
    queryKey: ["runs", experiment, status, label, sort],
    queryFn: ({ signal, pageParam }) =>
      readJson<RunsPage>(
        "/api/runs",
        {
          limit: runsAtOnce,
          experiment: experiment || undefined,
          status: status || undefined,
          label: label || undefined,
          sort: sort || undefined,
          cursor: pageParam ?? undefined,
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ entries }) => entries.some((run) => run.status === "running")) === true
        ? watchMilliseconds
        : false,
  });
