import { queryOptions } from "@tanstack/react-query";
import type { QuestionsPage } from "@contracts/api/question-set.ts";
import { readJson } from "../../api/ask-server.ts";

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
