import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPage } from "../../app/lazy-page.ts";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const searchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/searches",
  validateSearch: z.object({ sort: text }),
  component: lazyPage(() => import("./searches-page.tsx"), "SearchesPage"),
});
