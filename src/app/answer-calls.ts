import type { AnswerCall } from "../contracts/answer.ts";
import { AppError } from "../contracts/app-error.ts";
import type { Answer } from "../contracts/answer.ts";
import type { ModelEvent } from "../contracts/model.ts";
import type { Workspace } from "./workspace.ts";

/** One call of a model, as it went over the wire. Secrets were taken out before it was kept. */
export interface ShownCall extends AnswerCall {
  node: string;
  round: number;
  sent: string[];
  received: string[];
  /** What the provider did otherwise than it was asked. */
  warnings: string[];
  /** Why there is nothing to show, a sentence; null where there is. */
  missing: string | null;
}

/** The calls of an answer in the order they were made, each with what is kept of it; none of an answer that no model gave. */
export async function answerCalls(
  { replies }: Pick<Workspace, "replies">,
  { trace }: Answer,
): Promise<ShownCall[]> {
  const calls = (trace?.steps ?? []).flatMap(({ node, round, calls }) =>
    calls.map((call) => ({ node, round, ...call })),
  );
  const shown: ShownCall[] = [];
  for (const call of calls) shown.push({ ...call, ...(await keptOf(replies, call)) });
  return shown;
}

type Kept = Pick<ShownCall, "sent" | "received" | "warnings" | "missing">;

async function keptOf(replies: Workspace["replies"], { reply }: AnswerCall): Promise<Kept> {
  if (reply === null) return nothing("The call broke off, and what went over the wire was not kept.");
  try {
    const events = await replies.find(reply);
    if (events === undefined) return nothing("What went over the wire is no longer kept.");
    return { ...wireOf(events), missing: null };
  } catch (thrown) {
    // One damaged file is told in the place of its call; the others are shown.
    if (thrown instanceof AppError && thrown.code === "store.damaged") return nothing(thrown.message);
    throw thrown;
  }
}

function wireOf(events: readonly ModelEvent[]): Omit<Kept, "missing"> {
  const raw = events.filter((event) => event.type === "raw");
  return {
    sent: raw.filter(({ direction }) => direction === "sent").map(({ text }) => text),
    received: raw.filter(({ direction }) => direction === "received").map(({ text }) => text),
    warnings: events.filter((event) => event.type === "warning").map(({ sentence }) => sentence),
  };
}

function nothing(missing: string): Kept {
  return { sent: [], received: [], warnings: [], missing };
}
