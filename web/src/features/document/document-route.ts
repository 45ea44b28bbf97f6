import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text, whole } from "../../app/search-values.ts";

export const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/document",
  validateSearch: z.object({
    source: text,
    run: text,
    page: whole,
    /** The chosen passage: a chunk, gold, a citation or any other. */
    start: whole,
    end: whole,
    question: text,
    strategy: text,
    size: whole,
    overlap: whole,
    unit: text,
    layers: text,
    view: choice(["page", "text"]),
    /** In percent; pages fit the width where absent. */
    zoom: whole,
  }),
  component: lazyPart(() => import("./document-page.tsx"), "DocumentPage"),
});
