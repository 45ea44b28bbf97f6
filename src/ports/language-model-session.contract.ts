import { expect } from "vitest";
import { AppError, type AppErrorCode } from "../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../contracts/model.ts";
import { faultOf, type LanguageModelFault } from "./language-model-fault.ts";
import type {
  LanguageModelSubject,
  ModelUnderTest,
  ProviderEnd,
  ProviderPiece,
  ProviderReply,
  SpokenWire,
} from "./language-model-provider.contract.ts";

/** A signal that never fires. */
export const never: AbortSignal = new AbortController().signal;
export const usage = { inputTokens: 12, outputTokens: 5 };
export const finished = { is: "finished", reason: "stop", usage } as const;
export const ask: ModelRequest = {
  messages: [
    { role: "system", parts: [{ type: "text", text: "Answer in one sentence." }] },
    { role: "user", parts: [{ type: "text", text: "Wo liegt der Häfen? 🙂" }] },
  ],
  maxOutputTokens: 64,
};

export interface ModelOutcome {
  /** Without what went over the wire. */
  events: ModelEvent[];
  raw: Extract<ModelEvent, { type: "raw" }>[];
  error: AppError | undefined;
  fault: LanguageModelFault | undefined;
}

/** One subject, as the parts of the suite ask it. */
export interface ModelSession {
  wire: Required<SpokenWire>;
  open(reply: ProviderReply, silenceMs?: number): Promise<ModelUnderTest>;
  /** Of one request to a model whose provider answers so. */
  outcomeOf(reply: ProviderReply, request?: ModelRequest, silenceMs?: number): Promise<ModelOutcome>;
}

export function modelSession({ wire, make }: LanguageModelSubject): ModelSession {
  const open: ModelSession["open"] = (reply, silenceMs = 30_000) => make(reply, { silenceMs });
  return {
    wire: {
      contentFilter: true,
      callFragments: true,
      tokenBytes: true,
      usageParts: ["cachedInputTokens", "reasoningTokens"],
      signatures: false,
      ...wire,
    },
    open,
    outcomeOf: async (reply, request = ask, silenceMs) =>
      outcomeFrom((await open(reply, silenceMs)).model.stream(request, { signal: never })),
  };
}

export function replyOf(
  pieces: readonly ProviderPiece[],
  end: ProviderEnd = finished,
): Extract<ProviderReply, { does: "reply" }> {
  return { does: "reply", pieces, end };
}

export async function outcomeFrom(
  events: AsyncIterable<ModelEvent>,
  onEvent: (event: ModelEvent) => void = () => {},
): Promise<ModelOutcome> {
  const outcome: ModelOutcome = { events: [], raw: [], error: undefined, fault: undefined };
  try {
    for await (const event of events) {
      if (event.type === "raw") outcome.raw.push(event);
      else outcome.events.push(event);
      onEvent(event);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.error = error;
    outcome.fault = faultOf(error);
  }
  return outcome;
}

/** One sentence of what is wrong, one of what to do. */
export function expectFailure(
  { error, fault }: ModelOutcome,
  code: AppErrorCode,
  expected: Partial<LanguageModelFault>,
): void {
  expect([error?.code, error?.message, error?.hint, fault]).toEqual([
    code,
    expect.stringMatching(/^\S.*[.!?]$/su),
    expect.stringMatching(/^\S.*\.$/su),
    expect.objectContaining(expected),
  ]);
}

export function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");
}

export function warningsOf(events: readonly ModelEvent[]): string[] {
  return events.flatMap((event) => (event.type === "warning" ? [event.sentence] : []));
}
