import { getRouteApi } from "@tanstack/react-router";
import type { BoardSearch } from "./board-search.ts";

const route = getRouteApi("/leaderboard");

export type BoardChange = { [Name in keyof BoardSearch]?: BoardSearch[Name] | undefined };

export interface BoardAddress {
  search: BoardSearch;
  /** Keeps all that is not named. `replace` where going back should not undo it step by step. */
  change(change: BoardChange, options?: { replace?: boolean }): void;
}

/** What a person chose on this page: it stands in the address alone. */
export function useBoardAddress(): BoardAddress {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return {
    search,
    change: (change, { replace = false } = {}) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false }),
  };
}
