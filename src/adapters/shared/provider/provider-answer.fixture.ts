import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel, ModelCallOptions } from "../../../ports/language-model.ts";

/** One answer of a provider on this machine. */
export interface ProviderAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Each sent apart. */
  packets: readonly Uint8Array[];
  ending: "end" | "break" | "hold";
}

export const ask: ModelRequest = {
  messages: [{ role: "user", parts: [{ type: "text", text: "Where is the harbour?" }] }],
  maxOutputTokens: 64,
};

const encoder = new TextEncoder();

export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  texts: readonly string[],
): ProviderAnswer {
  return { status, headers, packets: texts.map((text) => encoder.encode(text)), ending: "end" };
}

/** The same bytes, so many in a packet. */
export function inPacketsOf(packets: readonly Uint8Array[], size: number): Uint8Array[] {
  return packets.flatMap((packet) =>
    Array.from({ length: Math.ceil(packet.length / size) }, (_, at) =>
      packet.subarray(at * size, (at + 1) * size),
    ),
  );
}

/** A way out on which this comes back. */
export function answering({ status, headers, packets }: Omit<ProviderAnswer, "ending">): StreamingEgress {
  return {
    send: () => Promise.reject(new Error("Nothing is sent whole.")),
    stream: async () => ({
      status,
      headers,
      body: (async function* () {
        yield* packets;
      })(),
    }),
  };
}

export interface CallOutcome {
  events: ModelEvent[];
  /** The events without what went over the wire. */
  spoken: ModelEvent[];
  error: AppError | undefined;
}

export async function outcomeOf(
  model: LanguageModel,
  request: ModelRequest = ask,
  options: Partial<ModelCallOptions> = {},
): Promise<CallOutcome> {
  const events: ModelEvent[] = [];
  let error: AppError | undefined;
  try {
    const signal = new AbortController().signal;
    for await (const event of model.stream(request, { signal, ...options })) events.push(event);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    error = thrown;
  }
  return { events, spoken: events.filter(({ type }) => type !== "raw"), error };
}
