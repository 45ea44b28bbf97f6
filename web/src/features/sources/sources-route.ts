import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const sourcesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sources",
  validateSearch: z.object({
    view: choice(["list", "findings", "statistics", "duplicates", "versions", "add"]),
    text: text,
    kind: text,
    language: text,
    sort: text,
    from: text,
    to: text,
    first: text,
    second: text,
  }),
  component: lazyPart(() => import("./sources-page.tsx"), "SourcesPage"),
});
