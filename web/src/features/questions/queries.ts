import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { QuestionChanges, RestoredQuestions } from "@contracts/api/question-changes.ts";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import type { DecidedDrafts, MadeDrafts, QuestionDraftsPage } from "@contracts/api/question-drafts.ts";
import type { QuestionsPage, QuestionStatistics, QuestionVersions } from "@contracts/api/question-set.ts";
import { readJson, sendJson } from "../../api/ask-server.ts";
import { pagedQuery } from "../../api/paged-query.ts";
import { queryClient } from "../../api/query-client.ts";

/** Everything under it is read anew when the questions have changed. */
const key = "questions";
/** The most that the server hands over at once. */
const pageSize = 200;
/** Many pages are one list: it is not read anew at every look back at the window. */
const kept = { staleTime: 30_000, refetchOnWindowFocus: false };

export const questionsQuery = {
  ...pagedQuery<QuestionsPage>([key, "list"], "/api/questions", { limit: pageSize }),
  ...kept,
};

export const draftsQuery = {
  ...pagedQuery<QuestionDraftsPage>([key, "drafts"], "/api/questions/drafts", { limit: pageSize }),
  ...kept,
};

export const questionStatisticsQuery = queryOptions({
  queryKey: [key, "statistics"],
  queryFn: ({ signal }) => readJson<QuestionStatistics>("/api/questions/statistics", {}, signal),
});

export const questionCheckQuery = queryOptions({
  queryKey: [key, "check"],
  queryFn: ({ signal }) => readJson<QuestionCheck>("/api/questions/check", {}, signal),
});

export const questionVersionsQuery = queryOptions({
  queryKey: [key, "versions"],
  queryFn: ({ signal }) => readJson<QuestionVersions>("/api/questions/versions", {}, signal),
});

export const questionChangesQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: [key, "changes", from, to],
    queryFn: ({ signal }) => readJson<QuestionChanges>("/api/questions/changes", { from, to }, signal),
    placeholderData: keepPreviousData,
  });

export interface DraftDecision {
  accept?: string[];
  reject?: string[];
  edit?: { id: string; question?: string; answer?: string }[];
}

export const decideDrafts = (decision: DraftDecision): Promise<DecidedDrafts> =>
  sendJson<DecidedDrafts>("POST", "/api/questions/decide", decision);

export const makeDrafts = (most: number): Promise<MadeDrafts> =>
  sendJson<MadeDrafts>("POST", "/api/questions/drafts", { most });

export const restoreQuestions = (version: number): Promise<RestoredQuestions> =>
  sendJson<RestoredQuestions>("POST", `/api/questions/versions/${version}/restore`, {});

/** The questions are other ones now. */
export async function questionsChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [key] }),
    queryClient.invalidateQueries({ queryKey: ["project"] }),
  ]);
}
