import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import type { ModelCallOptions } from "../../../ports/language-model.ts";
import type { LedgerRow } from "../../../ports/ledger.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play, type PlayedAnswer, type PlayedServer } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { anthropicModel, type AnthropicSettings } from "./anthropic-model.ts";

export const secret = "sk-ant-secret-1234567890";
export const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };

export const ask: ModelRequest = {
  messages: [{ role: "user", parts: [{ type: "text", text: "Where is the harbour?" }] }],
  maxOutputTokens: 64,
};

export function claudeAt(origin: string, egress: StreamingEgress, settings: Partial<AnthropicSettings> = {}) {
  return anthropicModel(
    { model: "claude-sonnet-4-5", baseUrl: `${origin}/v1`, ...settings },
    { egress, environment: { ANTHROPIC_API_KEY: secret } },
  );
}

export interface CallOutcome {
  events: ModelEvent[];
  /** The events without what went over the wire. */
  spoken: ModelEvent[];
  error: AppError | undefined;
  requests: PlayedServer["requests"];
  rows: LedgerRow[];
  origin: string;
}

/** What comes of one call where the provider answers so. */
export async function answered(
  answer: PlayedAnswer,
  request: ModelRequest = ask,
  settings: Partial<AnthropicSettings> = {},
  options: Partial<ModelCallOptions> = {},
): Promise<CallOutcome> {
  const { origin, requests } = await play(answer);
  const ledger = memoryLedger();
  const model = claudeAt(origin, httpEgress({ allowedOrigins: [origin], ledger, clock }), settings);
  const events: ModelEvent[] = [];
  let error: AppError | undefined;
  try {
    const signal = new AbortController().signal;
    for await (const event of model.stream(request, { signal, ...options })) events.push(event);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    error = thrown;
  }
  const spoken = events.filter(({ type }) => type !== "raw");
  return { events, spoken, error, requests, rows: await ledgerRows(ledger), origin };
}
