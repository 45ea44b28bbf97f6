import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const searchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/searches",
  validateSearch: z.object({ sort: text }),
  component: lazyPart(() => import("./searches-page.tsx"), "SearchesPage"),
});
