import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPage } from "../../app/lazy-page.ts";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const modelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/models",
  validateSearch: z.object({ text: text, sort: text, known: text }),
  component: lazyPage(() => import("./models-page.tsx"), "ModelsPage"),
});
