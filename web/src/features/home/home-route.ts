import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPage } from "../../app/lazy-page.ts";
import { rootRoute } from "../../app/root-route.ts";

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  validateSearch: z.object({}),
  component: lazyPage(() => import("./home-page.tsx"), "HomePage"),
});
