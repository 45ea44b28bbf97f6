import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const questionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/questions",
  validateSearch: z.object({
    view: choice(["list", "drafts", "check", "statistics", "versions"]),
    text: text,
    tag: text,
    split: text,
    kind: choice(["answerable", "unanswerable", "unknown", "draft"]),
    /** Id of the question that is opened. */
    question: text,
    /** Id of the draft that is decided about. */
    draft: text,
    from: text,
    to: text,
    sort: text,
  }),
  component: lazyPart(() => import("./questions-page.tsx"), "QuestionsPage"),
});
