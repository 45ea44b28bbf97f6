import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";

/** Reads a list that comes in pages to its end, a page after another: what has come is shown meanwhile. */
export function useAllPages<Page>(
  query: UseInfiniteQueryResult<InfiniteData<Page>>,
): UseInfiniteQueryResult<InfiniteData<Page>> {
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  // The server is the outside system, which hands over a part at a time.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return query;
}
