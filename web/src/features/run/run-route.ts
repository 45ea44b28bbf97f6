import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs/$run",
  validateSearch: z.object({
    view: choice(["stages", "metrics", "settings", "questions", "failures", "artifacts", "calls", "lineage"]),
    artifact: text,
    text: text,
    show: text,
  }),
  component: lazyRouteComponent(() => import("./run-page.tsx"), "RunPage"),
});
