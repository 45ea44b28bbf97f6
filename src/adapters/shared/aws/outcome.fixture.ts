import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";

export const ask: ModelRequest = {
  messages: [{ role: "user", parts: [{ type: "text", text: "Where is the harbour?" }] }],
  maxOutputTokens: 64,
};

export interface AskedOutcome {
  /** Without what went over the wire. */
  events: ModelEvent[];
  /** What went over the wire. */
  raw: string[];
  error: AppError | undefined;
}

export async function outcomeOf(
  model: LanguageModel,
  request: Partial<ModelRequest> = {},
): Promise<AskedOutcome> {
  const outcome: AskedOutcome = { events: [], raw: [], error: undefined };
  try {
    const signal = new AbortController().signal;
    for await (const event of model.stream({ ...ask, ...request }, { signal })) {
      if (event.type === "raw") outcome.raw.push(event.text);
      else outcome.events.push(event);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.error = error;
  }
  return outcome;
}

/** The events of a text that came in these pieces. */
export function textEvents(...texts: string[]): ModelEvent[] {
  return [
    { type: "text-start", id: "text-1" },
    ...texts.map((text): ModelEvent => ({ type: "text-delta", id: "text-1", text })),
    { type: "text-end", id: "text-1" },
  ];
}
