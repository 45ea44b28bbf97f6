import { QuestionChanges, RestoredQuestions, RestoreParams } from "../../contracts/api/question-changes.ts";
import { QuestionCheck } from "../../contracts/api/question-check.ts";
import {
  DecidedDrafts,
  DecideDrafts,
  MadeDrafts,
  MakeDrafts,
  QuestionDraftsPage,
  QuestionDraftsQuery,
} from "../../contracts/api/question-drafts.ts";
import {
  AddedQuestion,
  AddQuestion,
  QuestionsPage,
  QuestionsQuery,
  QuestionStatistics,
  QuestionVersions,
} from "../../contracts/api/question-set.ts";
import { ChangesQuery } from "../../contracts/api/source-versions.ts";
import { defineRoute } from "../route.ts";
import { askThread } from "../threads/ask-thread.ts";
import { untilDone } from "../threads/until-done.ts";

export const questionRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/questions",
    summary: "The questions file as it is now, page by page",
    query: QuestionsQuery,
    reply: { status: 200, schema: QuestionsPage },
    handle: (asked, server) => askThread(server, "reading", "listQuestions", asked.query, asked),
  }),
  defineRoute({
    method: "POST",
    path: "/api/questions",
    summary: "Add a question to the questions file",
    body: AddQuestion,
    reply: { status: 201, schema: AddedQuestion },
    handle: (asked, server) => askThread(server, "computing", "addQuestion", asked.body, untilDone(asked)),
  }),
  defineRoute({
    method: "GET",
    path: "/api/questions/statistics",
    summary: "Counts of the accepted questions",
    reply: { status: 200, schema: QuestionStatistics },
    handle: (asked, server) => askThread(server, "computing", "countQuestions", null, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/questions/versions",
    summary: "Every content that the questions file has had, oldest first",
    reply: { status: 200, schema: QuestionVersions },
    handle: (asked, server) => askThread(server, "reading", "showQuestionVersions", null, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/questions/check",
    summary: "What is wrong with the question set, and what is worth a look",
    reply: { status: 200, schema: QuestionCheck },
    handle: (asked, server) => askThread(server, "computing", "checkQuestions", null, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/questions/changes",
    summary: "What became of the questions between two versions of their file",
    query: ChangesQuery,
    reply: { status: 200, schema: QuestionChanges },
    handle: (asked, server) => askThread(server, "reading", "compareQuestions", asked.query, asked),
  }),
  defineRoute({
    method: "POST",
    path: "/api/questions/versions/{version}/restore",
    summary: "Put the content of a version in the place of the questions file, as a new version",
    params: RestoreParams,
    reply: { status: 200, schema: RestoredQuestions },
    handle: (asked, server) =>
      askThread(server, "computing", "restoreQuestions", asked.params, untilDone(asked)),
  }),
  defineRoute({
    method: "GET",
    path: "/api/questions/drafts",
    summary: "Questions that wait for a person, with their gold in its place, page by page",
    query: QuestionDraftsQuery,
    reply: { status: 200, schema: QuestionDraftsPage },
    handle: (asked, server) => askThread(server, "computing", "listDrafts", asked.query, asked),
  }),
  defineRoute({
    method: "POST",
    path: "/api/questions/drafts",
    summary: "Propose questions from the sources by rules, as drafts",
    body: MakeDrafts,
    reply: { status: 201, schema: MadeDrafts },
    handle: (asked, server) => askThread(server, "computing", "makeDrafts", asked.body, untilDone(asked)),
  }),
  defineRoute({
    method: "POST",
    path: "/api/questions/decide",
    summary: "Accept, reject and reword drafts, all or none of them",
    body: DecideDrafts,
    reply: { status: 200, schema: DecidedDrafts },
    handle: (asked, server) => askThread(server, "computing", "decideDrafts", asked.body, untilDone(asked)),
  }),
];
