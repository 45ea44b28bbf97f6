import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { openaiCompatibleModel, type OpenaiCompatibleSettings } from "./openai-compatible-model.ts";
import { compatibleVendors } from "./vendors.ts";

export const secret = "sk-secret-1234567890";

export const ask: ModelRequest = {
  messages: [{ role: "user", parts: [{ type: "text", text: "Where is the harbour?" }] }],
  maxOutputTokens: 64,
};

/** A model of the vendor, served at this origin. */
export function modelAt(
  origin: string,
  egress: StreamingEgress,
  settings: Partial<OpenaiCompatibleSettings> = {},
): LanguageModel {
  const vendor = settings.vendor ?? "openai";
  return openaiCompatibleModel(
    { vendor, model: "m", baseUrl: `${origin}/v1`, ...settings },
    { egress, environment: { [compatibleVendors[vendor].key.variable]: secret } },
  );
}

export interface CallOutcome {
  events: ModelEvent[];
  error: AppError | undefined;
}

export async function outcomeOf(model: LanguageModel, request: ModelRequest = ask): Promise<CallOutcome> {
  const outcome: CallOutcome = { events: [], error: undefined };
  try {
    const signal = new AbortController().signal;
    for await (const event of model.stream(request, { signal })) outcome.events.push(event);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.error = error;
  }
  return outcome;
}

/** The events without what went over the wire. */
export function spoken({ events }: CallOutcome): ModelEvent[] {
  return events.filter(({ type }) => type !== "raw");
}
