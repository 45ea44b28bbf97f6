import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { comparedRuns, comparedText, fewestCompared, withRunTurned } from "../../design/compared-runs.ts";

const route = getRouteApi("/leaderboard");

export interface Marked {
  marked: readonly string[];
  /** The same function while the page stands, so that columns need not be made anew for it. */
  toggle(id: string): void;
  clear(): void;
  /** Opens the comparison; does nothing where too few are marked. */
  compare(metric: string): void;
}

/** Runs that are marked to be compared, of those that there are: one that was deleted meanwhile is marked no more. */
export function useMarked(known: ReadonlySet<string>): Marked {
  const { marked: text } = route.useSearch();
  const navigate = route.useNavigate();
  const marked = comparedRuns(text, known);
  const toggle = useCallback(
    (id: string) =>
      void navigate({
        search: (before) => ({
          ...before,
          marked: comparedText(withRunTurned(comparedRuns(before.marked, known), id)),
        }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, known],
  );
  return {
    marked,
    toggle,
    clear: () =>
      void navigate({
        search: (before) => ({ ...before, marked: undefined }),
        replace: true,
        resetScroll: false,
      }),
    compare: (metric) => {
      if (marked.length < fewestCompared) return;
      void navigate({ to: "/compare", search: { runs: marked.join(","), metric } });
    },
  };
}
