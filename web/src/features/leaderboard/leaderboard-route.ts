import { createRoute } from "@tanstack/react-router";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { BoardSearch } from "./board-search.ts";

export const leaderboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leaderboard",
  validateSearch: BoardSearch,
  component: lazyPart(() => import("./leaderboard-page.tsx"), "LeaderboardPage"),
});
