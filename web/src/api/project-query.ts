import { queryOptions } from "@tanstack/react-query";
import type { Project } from "@contracts/api/project.ts";
import { readJson } from "./ask-server.ts";

const watchMilliseconds = 3000;
const idleMilliseconds = 15_000;

/** The folder: its counts, what is wrong with it, and what is running. Looked at more often while something runs. */
export const projectQuery = queryOptions({
  queryKey: ["project"],
  queryFn: ({ signal }) => readJson<Project>("/api/project", {}, signal),
  refetchInterval: ({ state }) => {
    const busy =
      (state.data?.running.length ?? 0) > 0 || state.data?.jobs.some(({ status }) => status === "running");
    return busy === true ? watchMilliseconds : idleMilliseconds;
  },
});
