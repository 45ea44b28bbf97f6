import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs",
  validateSearch: z.object({
    experiment: text,
    status: choice(["running", "finished", "failed", "stopped"]),
    label: text,
    /** As the server has it: "-started", "label", "metric:ndcg@10". */
    sort: text,
    /** The metric that is shown. */
    metric: text,
    /** Ids of runs to compare, with commas. */
    marked: text,
  }),
  component: lazyPart(() => import("./runs-page.tsx"), "RunsPage"),
});
