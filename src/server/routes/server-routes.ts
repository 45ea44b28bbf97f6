import * as z from "zod";
import { Health } from "../../contracts/api/health.ts";
import { Home } from "../../contracts/api/home.ts";
import { Project } from "../../contracts/api/project.ts";
import { StartedProject, StartProject } from "../../contracts/api/start.ts";
import { defineRoute } from "../route.ts";
import type { StoredHome } from "../tasks/show-home.ts";
import type { StoredProject } from "../tasks/show-project.ts";
import { askThread } from "../threads/ask-thread.ts";
import { untilDone } from "../threads/until-done.ts";

export const serverRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/health",
    summary: "Whether the server takes requests",
    reply: { status: 200, schema: Health },
    handle: (_, { version, isStopping }) => ({
      kind: "value",
      value: { status: isStopping() ? "stopping" : "ready", version } satisfies Health,
    }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/metrics",
    summary: "Counts and times of this server, for Prometheus",
    reply: { status: 200, mediaType: "text/plain; version=0.0.4", description: "Prometheus text." },
    handle: (_, { metrics, jobs }) => ({
      kind: "text",
      text: metrics.text({ jobs: jobs.list() }),
      mediaType: "text/plain; version=0.0.4; charset=utf-8",
    }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/openapi.json",
    summary: "This description",
    reply: { status: 200, schema: z.looseObject({ openapi: z.literal("3.1.0") }) },
    handle: (_, { openApi }) => ({ kind: "value", value: openApi() }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/home",
    summary: "What the first page shows: experiments with their best run, what runs, what is wrong",
    reply: { status: 200, schema: Home },
    handle: async (asked, server) => {
      const request = { ...asked, known: [] };
      const [stored, experiments] = await Promise.all([
        askThread(server, "reading", "showProject", null, request),
        askThread(server, "computing", "showHome", null, request),
      ]);
      if (stored.kind !== "json" || experiments.kind !== "json") throw new Error("A thread sent no JSON.");
      const project = JSON.parse(stored.text) as StoredProject;
      const home = JSON.parse(experiments.text) as StoredHome;
      return { kind: "value", value: { ...project, ...home, jobs: server.jobs.list() } satisfies Home };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/project",
    summary: "The folder: its experiment, how much it holds, what is running",
    reply: { status: 200, schema: Project },
    handle: async (asked, server) => {
      // What runs here is no part of what the thread knows, so its tag alone would not tell whether anything changed.
      const stored = await askThread(server, "reading", "showProject", null, { ...asked, known: [] });
      if (stored.kind !== "json") return stored;
      const project = JSON.parse(stored.text) as StoredProject;
      return { kind: "value", value: { ...project, jobs: server.jobs.list() } satisfies Project };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/start",
    summary: "Begin in an empty folder: with the example that comes with Soundings, or with a configuration",
    body: StartProject,
    reply: { status: 201, schema: StartedProject },
    handle: (asked, server) => askThread(server, "computing", "startProject", asked.body, untilDone(asked)),
  }),
];
