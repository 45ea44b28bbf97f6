import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const newExperimentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/new",
  validateSearch: z.object({ view: choice(["form", "yaml"]), job: text, from: text }),
  component: lazyRouteComponent(() => import("./new-experiment-page.tsx"), "NewExperimentPage"),
});
