import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/searches/$search",
  validateSearch: z.object({
    /** The label of the one that is followed. */
    configuration: text,
    text,
    sort: text,
  }),
  component: lazyPart(() => import("./search-page.tsx"), "SearchPage"),
});
