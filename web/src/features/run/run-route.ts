import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const runViews = [
  "stages",
  "metrics",
  "settings",
  "questions",
  "failures",
  "artifacts",
  "calls",
  "lineage",
] as const;

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs/$run",
  validateSearch: z.object({
    view: choice(runViews),
    /** Digest of the artifact that is looked at. */
    artifact: text,
    /** Sought in questions, settings or metrics. */
    text: text,
    /** "differing" of settings; an end of failures; a question of calls. */
    show: text,
    /** What slices are compared by. */
    metric: text,
    sort: text,
  }),
  component: lazyPart(() => import("./run-page.tsx"), "RunPage"),
});
