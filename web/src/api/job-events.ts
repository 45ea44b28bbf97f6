import { useEffect, useReducer } from "react";
import type { JobEvent, ListenerEvent } from "@contracts/api/jobs.ts";
import { connection } from "./connection.ts";

/** Browsers hand over only the kinds that are asked for by name. */
const types = {
  "run-start": true,
  "stage-start": true,
  "stage-progress": true,
  "stage-end": true,
  "run-end": true,
  notice: true,
  models: true,
  "search-open": true,
  "search-start": true,
  "questions-split": true,
  "phase-start": true,
  "block-end": true,
  "candidate-dropped": true,
  "candidate-promoted": true,
  "search-end": true,
  "search-leader": true,
  "answer-delta": true,
  "answer-reset": true,
  "answer-step": true,
  "answer-end": true,
  "job-end": true,
  "events-lost": true,
  "server-stopping": true,
} satisfies Record<(JobEvent | ListenerEvent)["type"], true>;

/**
 * Listens to a job and folds its events into one state. The browser comes back by itself with the last event it saw; the server goes
 * on from there. Nothing is listened to while `job` is null.
 */
export function useJobEvents<State>(
  job: string | null,
  fold: (state: State, event: JobEvent | ListenerEvent) => State,
  initial: State,
): State {
  const [{ state }, dispatch] = useReducer(
    (
      current: { job: string | null; state: State },
      told: { job: string | null; event?: JobEvent | ListenerEvent },
    ) => {
      const before = told.job === current.job ? current.state : initial;
      return { job: told.job, state: told.event === undefined ? before : fold(before, told.event) };
    },
    { job, state: initial },
  );
  // The event stream is the outside system that this keeps in step with.
  useEffect(() => {
    dispatch({ job });
    if (job === null) return;
    const source = new EventSource(`/api/jobs/${encodeURIComponent(job)}/events`);
    const tell = (message: MessageEvent<string>): void => {
      const event = JSON.parse(message.data) as JobEvent | ListenerEvent;
      dispatch({ job, event });
      if (event.type === "job-end") source.close();
    };
    for (const type of Object.keys(types)) source.addEventListener(type, tell);
    source.addEventListener("error", () => {
      // Closed for good where there is no such job; else the browser tries again.
      if (source.readyState !== EventSource.CLOSED) connection.lost();
    });
    return () => source.close();
  }, [job]);
  return state;
}
