import { useCallback } from "react";
import { compareRoute } from "./compare-route.ts";

export type CompareSearch = ReturnType<typeof compareRoute.useSearch>;

/** What the address says, and a way to change parts of it. `replace` leaves no step to go back to: for typing and walking. */
export function useCompareAddress(): {
  search: CompareSearch;
  change(changes: CompareSearch, options?: { replace?: boolean }): void;
} {
  const search = compareRoute.useSearch();
  const navigate = compareRoute.useNavigate();
  const change = useCallback(
    (changes: CompareSearch, { replace = false }: { replace?: boolean } = {}): void =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace, resetScroll: false }),
    [navigate],
  );
  return { search, change };
}
