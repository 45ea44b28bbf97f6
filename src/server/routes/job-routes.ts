import * as z from "zod";
import { AskQuestion, Job, StartRuns } from "../../contracts/api/jobs.ts";
import { jobEventStream } from "../jobs/job-event-stream.ts";
import { largestConfigurationBody } from "./configuration-routes.ts";
import { defineRoute } from "../route.ts";

const params = z.object({ job: z.string().min(1).max(100) });

export const jobRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/runs",
    summary: "Start a run, a sweep or a search",
    body: StartRuns,
    largestBody: largestConfigurationBody,
    reply: { status: 202, schema: Job },
    handle: ({ body }, { jobs }) => ({ kind: "value", value: jobs.start(body.kind, body) }),
  }),
  defineRoute({
    method: "POST",
    path: "/api/answers",
    summary: "Ask a question; the job's events stream the answer",
    body: AskQuestion,
    reply: { status: 202, schema: Job },
    handle: ({ body }, { jobs }) => ({ kind: "value", value: jobs.start("ask", body) }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/jobs",
    summary: "Work of this server: what runs, and what ended lately",
    reply: { status: 200, schema: z.object({ jobs: z.array(Job) }) },
    handle: (_, { jobs }) => ({ kind: "value", value: { jobs: jobs.list() } }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/jobs/{job}",
    summary: "One piece of work",
    params,
    reply: { status: 200, schema: Job },
    handle: ({ params: { job } }, { jobs }) => ({ kind: "value", value: jobs.find(job) }),
  }),
  defineRoute({
    method: "POST",
    path: "/api/jobs/{job}/stop",
    summary: "Stop it; what it finished is kept, and starting it again goes on from there",
    params,
    reply: { status: 202, schema: Job },
    handle: ({ params: { job } }, { jobs }) => ({ kind: "value", value: jobs.stop(job) }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/jobs/{job}/events",
    summary: "What it tells, from its beginning or from Last-Event-ID on, as server-sent events",
    params,
    reply: {
      status: 200,
      mediaType: "text/event-stream",
      description: "A JobEvent in each `data:`, with an `id:`; or a ListenerEvent, without one.",
    },
    handle: ({ params: { job }, signal, lastEventId }, { jobs }) => {
      const log = jobs.logOf(job);
      return log.hasMoreThan(lastEventId ?? 0)
        ? { kind: "events", events: jobEventStream(log, lastEventId ?? 0, signal) }
        : { kind: "nothing" };
    },
  }),
];
