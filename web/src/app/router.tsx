import { createRouter } from "@tanstack/react-router";
import { askRoute } from "../features/ask/ask-route.ts";
import { compareRoute } from "../features/compare/compare-route.ts";
import { documentRoute } from "../features/document/document-route.ts";
import { homeRoute } from "../features/home/home-route.ts";
import { leaderboardRoute } from "../features/leaderboard/leaderboard-route.ts";
import { ledgerRoute } from "../features/ledger/ledger-route.ts";
import { modelsRoute } from "../features/models/models-route.ts";
import { newExperimentRoute } from "../features/new-experiment/new-experiment-route.ts";
import { promptsRoute } from "../features/prompts/prompts-route.ts";
import { questionRoute } from "../features/question/question-route.ts";
import { questionsRoute } from "../features/questions/questions-route.ts";
import { runRoute } from "../features/run/run-route.ts";
import { runsRoute } from "../features/runs/runs-route.ts";
import { searchRoute } from "../features/search/search-route.ts";
import { searchesRoute } from "../features/searches/searches-route.ts";
import { sourcesRoute } from "../features/sources/sources-route.ts";
import { PageOnItsWay } from "./page-on-its-way.tsx";
import { rootRoute } from "./root-route.ts";
import { parseSearch, stringifySearch } from "./search-values.ts";

/** Every page and its address. Pages are loaded when they are opened, or about to be. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    leaderboardRoute,
    compareRoute,
    runsRoute,
    runRoute,
    questionRoute,
    documentRoute,
    askRoute,
    sourcesRoute,
    questionsRoute,
    newExperimentRoute,
    searchesRoute,
    searchRoute,
    modelsRoute,
    promptsRoute,
    ledgerRoute,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  // The page that is left stays for so long: what comes sooner takes its place at once.
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PageOnItsWay,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
