import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text, whole } from "../../app/search-values.ts";

export const askRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ask",
  validateSearch: z.object({
    question: text,
    job: text,
    /** The job of the answer beside it. */
    second: text,
    /** Whose settings answer: a run; the folder's own where absent. */
    run: text,
    /** Whose settings answer beside it: a run, or "folder"; nobody's where absent. */
    other: text,
    /** The citation that is open, from 1. */
    passage: whole,
    /** In which answer it is open: the first where absent. */
    side: choice(["second"]),
  }),
  component: lazyPart(() => import("./ask-page.tsx"), "AskPage"),
});
