import { queryOptions } from "@tanstack/react-query";
import type { SearchDetail } from "@contracts/api/searches.ts";
import { readJson } from "../../api/ask-server.ts";

const watchMilliseconds = 2000;

/** A search with its whole history; read again while it is at work. */
export const searchQuery = (id: string) =>
  queryOptions({
    queryKey: ["search", id],
    queryFn: ({ signal }) => readJson<SearchDetail>(`/api/searches/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? watchMilliseconds : false),
  });
