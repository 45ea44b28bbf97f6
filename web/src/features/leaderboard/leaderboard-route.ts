import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text } from "../../app/search-values.ts";

export const leaderboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leaderboard",
  validateSearch: z.object({
    experiment: text,
    metric: text,
    baseline: text,
    view: choice(["table", "trade-off", "effects"]),
    columns: text,
    group: text,
    where: text,
    sort: text,
    run: text,
    x: text,
    y: text,
  }),
  component: lazyRouteComponent(() => import("./leaderboard-page.tsx"), "LeaderboardPage"),
});
