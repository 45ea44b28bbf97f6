import type { AnswerStep } from "@contracts/answer.ts";
import type { AskedAnswer } from "@contracts/api/asked-answer.ts";
import type { JobEvent, ListenerEvent } from "@contracts/api/jobs.ts";

type Ended = Extract<JobEvent, { type: "job-end" }>;

/** What a job has told of its answer so far. */
export interface AnswerState {
  /** What was said and not withdrawn. */
  text: string;
  /** How often it was withdrawn. */
  resets: number;
  /** What is done now; null once the answer begins, and after it. */
  stage: { name: string; done: number; total: number; unit: string } | null;
  steps: { step: AnswerStep; seconds: number }[];
  asked: AskedAnswer | null;
  /** In US dollars; null where no model was asked, or its price is not known. */
  usd: number | null;
  notices: string[];
  ended: { status: Ended["status"]; error: Ended["error"] } | null;
  /** The server has said that it stops. */
  isServerStopping: boolean;
}

export const unasked: AnswerState = {
  text: "",
  resets: 0,
  stage: null,
  steps: [],
  asked: null,
  usd: null,
  notices: [],
  ended: null,
  isServerStopping: false,
};

export function answerState(state: AnswerState, event: JobEvent | ListenerEvent): AnswerState {
  switch (event.type) {
    case "stage-start":
      return { ...state, stage: { name: event.stage, done: 0, total: 0, unit: "" } };
    case "stage-progress":
      return {
        ...state,
        stage: { name: event.stage, done: event.done, total: event.total, unit: event.unit },
      };
    case "stage-end":
      return { ...state, stage: null };
    case "answer-delta":
      return { ...state, stage: null, text: state.text + event.text };
    case "answer-reset":
      return { ...state, text: "", resets: state.resets + 1 };
    case "answer-step":
      return { ...state, steps: [...state.steps, { step: event.step, seconds: event.seconds }] };
    case "answer-end":
      return { ...state, stage: null, asked: event.asked, text: event.asked.answer.text };
    case "models":
      return { ...state, usd: totalUsd(event.spent) };
    case "notice":
      return { ...state, notices: [...state.notices, event.message] };
    case "job-end":
      return { ...state, stage: null, ended: { status: event.status, error: event.error } };
    case "server-stopping":
      return { ...state, isServerStopping: true };
    default:
      return state;
  }
}

/** Null where one of the prices is not known: a part of a sum would look like all of it. */
function totalUsd(spent: readonly { usd: number | null }[]): number | null {
  if (spent.length === 0) return null;
  return spent.reduce<number | null>((sum, { usd }) => (sum === null || usd === null ? null : sum + usd), 0);
}
