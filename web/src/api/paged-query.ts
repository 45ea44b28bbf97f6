import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import { readJson } from "./ask-server.ts";

/** A list that comes in pages, each with the cursor of the next. */
export function pagedQuery<Page extends { next: string | null }>(
  queryKey: QueryKey,
  path: string,
  query: Parameters<typeof readJson>[1],
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      readJson<Page>(path, { ...query, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: Page) => next,
  });
}
