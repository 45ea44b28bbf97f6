import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { flag, whole } from "../../app/search-values.ts";

export const questionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs/$run/questions/$question",
  validateSearch: z.object({
    /** The rank of the passage that is opened. */
    passage: whole,
    /** Whether the whole ranking is shown. */
    all: flag,
  }),
  component: lazyPart(() => import("./question-page.tsx"), "QuestionPage"),
});
