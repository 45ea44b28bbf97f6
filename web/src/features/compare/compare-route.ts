import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { queryClient } from "../../api/query-client.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, flag, text } from "../../app/search-values.ts";
import { comparedRuns, fewestCompared } from "../../design/compared-runs.ts";
import { shownView } from "./prepare/shown-view.ts";
import { comparisonQuery, matrixQuery } from "./queries.ts";

export const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/compare",
  validateSearch: z.object({
    /** Ids with commas between them; the first is the reference. */
    runs: text,
    metric: text,
    /** The run that the reference is held against, where there are several. */
    other: text,
    show: text,
    text: text,
    tag: text,
    split: text,
    question: text,
    /** A column of the questions, with a minus before it for highest first. */
    sort: text,
    view: choice(["summary", "matrix"]),
    /** Choosing runs, though there are enough to compare. */
    choose: flag,
    /** What the runs to choose from are called. */
    find: text,
    /** Whether other methods are asked about the verdict. */
    checks: flag,
    /** "plain": answers without marks of what differs. */
    answers: choice(["plain"]),
  }),
  loaderDeps: ({ search }) => ({
    runs: search.runs,
    metric: search.metric,
    choose: search.choose,
    view: shownView(search),
  }),
  /** What is sure to be shown is asked for while the page's code is still on its way. */
  loader({ deps: { runs: named, metric, choose, view }, cause }) {
    const runs = comparedRuns(named);
    if (cause === "preload" || choose === "on" || runs.length < fewestCompared) return;
    void (view === "matrix"
      ? queryClient.prefetchQuery(matrixQuery(runs, metric))
      : queryClient.prefetchQuery(comparisonQuery(runs, metric)));
  },
  staleTime: Number.POSITIVE_INFINITY,
  component: lazyPart(() => import("./compare-page.tsx"), "ComparePage"),
});
