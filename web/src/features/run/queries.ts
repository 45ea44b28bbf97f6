import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ArtifactPreview } from "@contracts/api/artifact.ts";
import type { CallsPage } from "@contracts/api/calls.ts";
import type { RunFailures } from "@contracts/api/failures.ts";
import type { RunQuestionsPage } from "@contracts/api/run-questions.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import { readJson } from "../../api/ask-server.ts";
import { pagedQuery } from "../../api/paged-query.ts";

const watchMilliseconds = 2000;
const questionsAtOnce = 200;

const at = (run: string, ...parts: string[]): string =>
  ["/api/runs", run, ...parts]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join("/");

/** A whole run; looked at again while it is at work, in whatever process. */
export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ["run", run],
    queryFn: ({ signal }) => readJson<RunDetail>(at(run), {}, signal),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? watchMilliseconds : false),
  });

export const runFailuresQuery = (run: string, metric?: string) =>
  queryOptions({
    queryKey: ["run", run, "failures", metric],
    queryFn: ({ signal }) => readJson<RunFailures>(at(run, "failures"), { metric }, signal),
  });

export const runQuestionsQuery = (run: string, text: string) =>
  infiniteQueryOptions({
    ...pagedQuery<RunQuestionsPage>(["run", run, "questions", text], at(run, "questions"), {
      limit: questionsAtOnce,
      text: text || undefined,
    }),
    // What a run made of its questions does not change, and there may be many pages of it.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** Where an artifact's bytes are. */
export const artifactAddress = (run: string, digest: string): string => at(run, "artifacts", digest);

export const artifactQuery = (run: string, digest: string) =>
  queryOptions({
    queryKey: ["run", run, "artifact", digest],
    queryFn: ({ signal }) =>
      readJson<ArtifactPreview>(artifactAddress(run, digest), { view: "preview" }, signal),
    staleTime: Infinity,
  });

export const runCallsQuery = (run: string, question: string) =>
  pagedQuery<CallsPage>(["run", run, "calls", question], at(run, "calls"), {
    question: question || undefined,
  });
