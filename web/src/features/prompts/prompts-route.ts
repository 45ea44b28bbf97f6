import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const promptsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/prompts",
  /** `prompt` and `version` name what is shown; `against` is the digest of what it is held against. */
  validateSearch: z.object({ prompt: text, version: text, against: text }),
  component: lazyPart(() => import("./prompts-page.tsx"), "PromptsPage"),
});
