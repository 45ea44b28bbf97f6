import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { SearchesPage } from "@contracts/api/searches.ts";
import { readJson } from "../../api/ask-server.ts";
import { pagedQuery } from "../../api/paged-query.ts";

const mostOfAPage = 200;
const watchMilliseconds = 2000;
const idleMilliseconds = 15_000;

/** The newest searches of the folder, for pages that point to them. */
export const searchesQuery = queryOptions({
  queryKey: ["searches", "newest"],
  queryFn: ({ signal }) => readJson<SearchesPage>("/api/searches", { limit: mostOfAPage }, signal),
});

/** All searches page by page, newest first. Looked at more often while one is at work, which may have begun a moment ago. */
export const allSearchesQuery = (isSearching: boolean) =>
  infiniteQueryOptions({
    ...pagedQuery<SearchesPage>(["searches", "all"], "/api/searches", { limit: mostOfAPage }),
    refetchInterval: ({ state }) =>
      isSearching ||
      state.data?.pages.some(({ entries }) => entries.some(({ status }) => status === "running")) === true
        ? watchMilliseconds
        : idleMilliseconds,
  });
