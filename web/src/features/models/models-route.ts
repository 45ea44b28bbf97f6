import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const modelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/models",
  validateSearch: z.object({ text: text, sort: text, known: text }),
  component: lazyPart(() => import("./models-page.tsx"), "ModelsPage"),
});
