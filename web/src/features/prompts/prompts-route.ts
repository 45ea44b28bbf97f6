import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const promptsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/prompts",
  validateSearch: z.object({ prompt: text, version: text }),
  component: lazyRouteComponent(() => import("./prompts-page.tsx"), "PromptsPage"),
});
