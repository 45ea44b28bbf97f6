import * as z from "zod";
import { ArtifactParams, ArtifactPreview, ArtifactQuery } from "../../contracts/api/artifact.ts";
import { RunFailures, RunFailuresQuery } from "../../contracts/api/failures.ts";
import { CallsPage, CallsQuery } from "../../contracts/api/calls.ts";
import { QuestionStory } from "../../contracts/api/question-story.ts";
import { RunQuestionsPage, RunQuestionsQuery } from "../../contracts/api/run-questions.ts";
import { RunDetail, RunsPage, RunsQuery } from "../../contracts/api/runs.ts";
import { defineRoute } from "../route.ts";
import { sendArtifact } from "../send-artifact.ts";
import { askThread } from "../threads/ask-thread.ts";

const run = z.string().min(1).max(200).describe("A run's id; any beginning that only one has is enough.");

export const runRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/runs",
    summary: "Runs, page by page",
    query: RunsQuery,
    reply: { status: 200, schema: RunsPage },
    handle: (asked, server) => askThread(server, "reading", "listRuns", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/runs/{run}",
    summary: "A run with stages, metrics, parameters, environment and lineage",
    params: z.object({ run }),
    reply: { status: 200, schema: RunDetail },
    handle: (asked, server) => askThread(server, "reading", "showRun", asked.params, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/runs/{run}/questions",
    summary: "The questions of a run with what it made of them, page by page",
    params: z.object({ run }),
    query: RunQuestionsQuery,
    reply: { status: 200, schema: RunQuestionsPage },
    handle: (asked, server) =>
      askThread(server, "computing", "listRunQuestions", { ...asked.query, ...asked.params }, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/runs/{run}/calls",
    summary: "What went to models and came back for the answers of a run, page by page",
    params: z.object({ run }),
    query: CallsQuery,
    reply: { status: 200, schema: CallsPage },
    handle: (asked, server) =>
      askThread(server, "computing", "listCalls", { ...asked.query, ...asked.params }, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/runs/{run}/questions/{question}",
    summary: "What became of one question, stage by stage",
    params: z.object({ run, question: z.string().min(1) }),
    reply: { status: 200, schema: QuestionStory },
    handle: (asked, server) => askThread(server, "computing", "showQuestionStory", asked.params, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/runs/{run}/failures",
    summary: "Where a run lost its answers, stage by stage, and where it was better or worse",
    params: z.object({ run }),
    query: RunFailuresQuery,
    reply: { status: 200, schema: RunFailures },
    handle: (asked, server) =>
      askThread(server, "computing", "showFailures", { ...asked.query, ...asked.params }, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/runs/{run}/artifacts/{digest}",
    summary: "Something that a stage of a run left, as a file or as its beginning",
    params: ArtifactParams,
    query: ArtifactQuery,
    reply: { status: 200, schema: ArtifactPreview, bytes: "The artifact itself, without a query." },
    handle: (asked, server) =>
      asked.query.view === "preview"
        ? askThread(server, "reading", "showArtifact", asked.params, asked)
        : sendArtifact(asked, server),
  }),
];
