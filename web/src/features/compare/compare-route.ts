import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/compare",
  validateSearch: z.object({
    runs: text,
    metric: text,
    show: text,
    text: text,
    question: text,
    sort: text,
    view: choice(["summary", "matrix"]),
  }),
  component: lazyRouteComponent(() => import("./compare-page.tsx"), "ComparePage"),
});
