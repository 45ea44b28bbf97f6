import { AppError } from "../../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../../contracts/model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";

export const never = new AbortController().signal;

export const ask: ModelRequest = {
  messages: [{ role: "user", parts: [{ type: "text", text: "Where is the harbour?" }] }],
  maxOutputTokens: 90,
};

/** What a call gave, and what it failed with. */
export async function outcomeOf(
  model: LanguageModel,
  request: ModelRequest = ask,
  signal: AbortSignal = never,
): Promise<{ events: ModelEvent[]; error: AppError | undefined }> {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.stream(request, { signal })) events.push(event);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { events, error };
  }
  return { events, error: undefined };
}

export async function eventsOf(
  model: LanguageModel,
  request: ModelRequest = ask,
  signal: AbortSignal = never,
): Promise<ModelEvent[]> {
  const { events, error } = await outcomeOf(model, request, signal);
  if (error !== undefined) throw error;
  return events;
}

/** Reads so many events of a call and leaves. */
export async function leaveAfter(count: number, model: LanguageModel): Promise<void> {
  let seen = 0;
  for await (const _ of model.stream(ask, { signal: never })) if (++seen === count) break;
}
