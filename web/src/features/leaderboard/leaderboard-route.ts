import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "../../app/lazy-page.ts";
import { rootRoute } from "../../app/root-route.ts";
import { BoardSearch } from "./board-search.ts";

export const leaderboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leaderboard",
  validateSearch: BoardSearch,
  component: lazyPage(() => import("./leaderboard-page.tsx"), "LeaderboardPage"),
});
