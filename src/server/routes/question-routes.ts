import {
  AddedQuestion,
  AddQuestion,
  QuestionsPage,
  QuestionsQuery,
  QuestionStatistics,
  QuestionVersions,
} from "../../contracts/api/question-set.ts";
import { defineRoute } from "../route.ts";
import { askThread } from "../threads/ask-thread.ts";

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
];

/** What is written is not given up half-way because the client has left. */
function untilDone<Request extends { signal: AbortSignal }>(asked: Request): Request {
  return { ...asked, signal: new AbortController().signal };
}
