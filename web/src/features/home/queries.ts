import { queryOptions } from "@tanstack/react-query";
import type { Home } from "@contracts/api/home.ts";
import { readJson } from "../../api/ask-server.ts";

/** While a best run is being worked out. */
const soonMilliseconds = 700;
const watchMilliseconds = 2000;
const idleMilliseconds = 15_000;

/** Everything the first page shows; looked at more often while something runs. */
export const homeQuery = queryOptions({
  queryKey: ["home"],
  queryFn: ({ signal }) => readJson<Home>("/api/home", {}, signal),
  refetchInterval: ({ state }) => {
    if (state.data?.experiments.some(({ isPending }) => isPending === true) === true) return soonMilliseconds;
    return isBusy(state.data) ? watchMilliseconds : idleMilliseconds;
  },
});

function isBusy(home: Home | undefined): boolean {
  return (
    home !== undefined &&
    (home.running.length > 0 || home.jobs.some(({ status }) => status === "running" || status === "stopping"))
  );
}
