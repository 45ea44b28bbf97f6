import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../app/root-route.ts";
import { BoardSearch } from "./board-search.ts";

export const leaderboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leaderboard",
  validateSearch: BoardSearch,
  component: lazyRouteComponent(() => import("./leaderboard-page.tsx"), "LeaderboardPage"),
});
