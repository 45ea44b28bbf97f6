import { createRoute } from "@tanstack/react-router";
import { lazyPart } from "../../api/lazy-part.ts";
import { queryClient } from "../../api/query-client.ts";
import { rootRoute } from "../../app/root-route.ts";
import { BoardSearch } from "./board-search.ts";
import { leaderboardQuery } from "./queries.ts";

export const leaderboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leaderboard",
  validateSearch: BoardSearch,
  loaderDeps: ({ search: { experiment, metric, baseline } }) => ({ experiment, metric, baseline }),
  // Asked for while the page's code is fetched; the page waits for it and tells of failures.
  loader: ({ deps }) => void queryClient.prefetchQuery(leaderboardQuery(deps)),
  // The page itself looks whether it is still so: not at every choice that stands in the address.
  staleTime: Number.POSITIVE_INFINITY,
  component: lazyPart(() => import("./leaderboard-page.tsx"), "LeaderboardPage"),
});
