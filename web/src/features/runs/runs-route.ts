import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs",
  validateSearch: z.object({ experiment: text, status: text, label: text, sort: text }),
  component: lazyRouteComponent(() => import("./runs-page.tsx"), "RunsPage"),
});
