import type { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { ask, outcomeOf as outcomeOfCall } from "../provider/provider-answer.fixture.ts";

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
  const { events, spoken, error } = await outcomeOfCall(model, { ...ask, ...request });
  return {
    events: spoken,
    raw: events.flatMap((event) => (event.type === "raw" ? [event.text] : [])),
    error,
  };
}

/** The events of a text that came in these pieces. */
export function textEvents(...texts: string[]): ModelEvent[] {
  return [
    { type: "text-start", id: "text-1" },
    ...texts.map((text): ModelEvent => ({ type: "text-delta", id: "text-1", text })),
    { type: "text-end", id: "text-1" },
  ];
}
