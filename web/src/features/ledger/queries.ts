import { infiniteQueryOptions } from "@tanstack/react-query";
import type { LedgerPage } from "@contracts/api/ledger.ts";
import { readJson } from "../../api/ask-server.ts";

const pageSize = 100;

export const ledgerQuery = (run: string | undefined, origin: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["ledger", run, origin],
    queryFn: ({ pageParam, signal }) =>
      readJson<LedgerPage>(
        "/api/ledger",
        { run, origin, limit: pageSize, cursor: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
