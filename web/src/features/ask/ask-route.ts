import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { text, whole } from "../../app/search-values.ts";

export const askRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ask",
  validateSearch: z.object({
    question: text,
    job: text,
    second: text,
    run: text,
    other: text,
    passage: whole,
  }),
  component: lazyRouteComponent(() => import("./ask-page.tsx"), "AskPage"),
});
