import * as z from "zod";
import { Comparison, ComparisonQuery } from "../../contracts/api/comparison.ts";
import { Effects, EffectsQuery } from "../../contracts/api/effects.ts";
import { Leaderboard, LeaderboardQuery } from "../../contracts/api/leaderboard.ts";
import { Matrix, MatrixQuery } from "../../contracts/api/matrix.ts";
import { SearchDetail, SearchesPage, SearchesQuery } from "../../contracts/api/searches.ts";
import { defineRoute } from "../route.ts";
import { askThread } from "../threads/ask-thread.ts";

export const comparisonRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/leaderboard",
    summary: "The finished runs of an experiment, best first, with what can be told apart",
    query: LeaderboardQuery,
    reply: { status: 200, schema: Leaderboard },
    handle: (asked, server) => askThread(server, "computing", "showLeaderboard", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/comparison",
    summary: "Runs against the first of them: settings, verdicts, questions that moved",
    query: ComparisonQuery,
    reply: { status: 200, schema: Comparison },
    handle: (asked, server) => askThread(server, "computing", "compareSomeRuns", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/matrix",
    summary: "Runs question by question: scores, refusals, what could not be measured",
    query: MatrixQuery,
    reply: { status: 200, schema: Matrix },
    handle: (asked, server) => askThread(server, "computing", "showMatrix", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/effects",
    summary: "What each setting does over an experiment's finished runs",
    query: EffectsQuery,
    reply: { status: 200, schema: Effects },
    handle: (asked, server) => askThread(server, "computing", "showEffects", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/searches",
    summary: "Searches, newest first, page by page",
    query: SearchesQuery,
    reply: { status: 200, schema: SearchesPage },
    handle: (asked, server) => askThread(server, "reading", "listSearches", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/searches/{search}",
    summary: "A search with its whole history",
    params: z.object({ search: z.string().min(1).max(200) }),
    reply: { status: 200, schema: SearchDetail },
    handle: (asked, server) => askThread(server, "reading", "showSearch", asked.params, asked),
  }),
];
