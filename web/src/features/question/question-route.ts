import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { whole } from "../../app/search-values.ts";

export const questionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs/$run/questions/$question",
  validateSearch: z.object({ passage: whole }),
  component: lazyRouteComponent(() => import("./question-page.tsx"), "QuestionPage"),
});
