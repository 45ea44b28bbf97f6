import { queryOptions } from "@tanstack/react-query";
import type { QuestionsPage } from "@contracts/api/question-set.ts";
import type { RunsPage } from "@contracts/api/runs.ts";
import { readJson } from "../../api/ask-server.ts";

/** Runs whose view of a document can be chosen: the newest. */
export const recentRunsQuery = queryOptions({
  queryKey: ["runs", "recent"],
  queryFn: ({ signal }) => readJson<RunsPage>("/api/runs", { limit: 100 }, signal),
  staleTime: 15_000,
});

/** A question's words, as the file has them now; null where it is no longer there. */
export const questionWordsQuery = (id: string) =>
  queryOptions({
    queryKey: ["question-words", id],
    queryFn: async ({ signal }) => {
      const { entries } = await readJson<QuestionsPage>("/api/questions", { text: id, limit: 50 }, signal);
      return entries.find(({ entry }) => entry.id === id)?.entry.question ?? null;
    },
    staleTime: 60_000,
  });
