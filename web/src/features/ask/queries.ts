import { queryOptions } from "@tanstack/react-query";
import type { Job } from "@contracts/api/jobs.ts";
import type { AddedQuestion } from "@contracts/api/question-set.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import { readJson, sendJson } from "../../api/ask-server.ts";
import { RequestFailed } from "../../api/request-failed.ts";
import type { NewQuestion } from "./prepare/new-question.ts";

/** The job behind an answer; null where the server no longer knows it, such as after it was started again. */
export const answerJobQuery = (job: string) =>
  queryOptions({
    queryKey: ["answer-job", job],
    queryFn: ({ signal }) =>
      readJson<Job>(`/api/jobs/${encodeURIComponent(job)}`, {}, signal).catch((error: unknown) => {
        if (error instanceof RequestFailed && error.details.code === "job.unknown") return null;
        throw error;
      }),
  });

/** Asks by the folder's own settings, or by those of a run. */
export async function askQuestion(question: string, run: string | undefined): Promise<Job> {
  const settings =
    run === undefined
      ? {}
      : { pipeline: (await readJson<RunDetail>(`/api/runs/${encodeURIComponent(run)}`)).pipeline };
  return sendJson<Job>("POST", "/api/answers", { question, ...settings });
}

export function addQuestion(question: NewQuestion): Promise<AddedQuestion> {
  return sendJson<AddedQuestion>("POST", "/api/questions", question);
}
