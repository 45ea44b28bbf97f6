import type { ModelFinish, ModelUsage, TokenLogprob } from "../../../contracts/model.ts";
import type {
  ProviderEnd,
  ProviderPiece,
  ProviderReply,
} from "../../../ports/language-model-provider.contract.ts";

/** One answer of a server that speaks chat completions. */
export interface ChatAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  packets: readonly Uint8Array[];
  ending: "end" | "break" | "hold";
}

const encoder = new TextEncoder();

/** Null where the server never answers. */
export function chatAnswer(reply: ProviderReply): ChatAnswer | null {
  const headers = { "content-type": "text/event-stream; charset=utf-8" };
  if (reply.does === "hang") return null;
  if (reply.does === "say-nothing") return { status: 200, headers, packets: [], ending: "end" };
  if (reply.does === "refuse") {
    const wait = reply.retryAfterSeconds;
    return jsonAnswer(
      { error: { message: `Refused with ${reply.status}`, type: "test_error", code: null } },
      reply.status,
      wait === undefined ? {} : { "retry-after": String(wait) },
    );
  }
  const { pieces, end, packetBytes } = reply;
  const packets = [...chunksOf(pieces), ...endOf(end)].map((text) => encoder.encode(text));
  const ending = end.is === "cut" ? "break" : end.is === "silence" ? "hold" : "end";
  return {
    status: 200,
    headers,
    packets: packetBytes === undefined ? packets : split(packets, packetBytes),
    ending,
  };
}

export function jsonAnswer(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ChatAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    packets: [encoder.encode(text)],
    ending: "end",
  };
}

/** A stream of these events, each whole. */
export function eventsAnswer(events: readonly unknown[]): ChatAnswer {
  const texts = events.map(
    (event) => `data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`,
  );
  return {
    status: 200,
    headers: { "content-type": "text/event-stream" },
    packets: texts.map((text) => encoder.encode(text)),
    ending: "end",
  };
}

/** A piece of a stream as the wire has it. */
export function chunk(delta: object, more: object = {}): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: null, ...more }],
  };
}

function chunksOf(pieces: readonly ProviderPiece[]): string[] {
  const calls: string[] = [];
  return pieces.map((piece) => {
    if ("say" in piece) {
      const logprobs = piece.tokens && { content: piece.tokens.map(wireToken), refusal: null };
      return event(chunk({ role: "assistant", content: piece.say }, logprobs && { logprobs }));
    }
    if ("think" in piece) return event(chunk({ content: null, reasoning_content: piece.think }));
    if ("refuse" in piece) return event(chunk({ refusal: piece.refuse }));
    const isNew = !calls.includes(piece.call);
    if (isNew) calls.push(piece.call);
    const index = calls.indexOf(piece.call);
    const named = isNew ? { id: piece.call, type: "function" } : {};
    const call = { index, ...named, function: { ...(isNew && { name: piece.name }), arguments: piece.json } };
    return event(chunk({ tool_calls: [call] }));
  });
}

function endOf(end: ProviderEnd): string[] {
  if (end.is === "malformed") return ['data: {"choices": [{"delta"\n\n'];
  if (end.is === "wrong-shape") return [event({ choices: { text: "elsewhere" } })];
  if (end.is !== "finished") return [];
  const usage = end.usage === undefined ? [] : [event({ choices: [], usage: wireUsage(end.usage) })];
  return [event(chunk({}, { finish_reason: wireReasons[end.reason] })), ...usage, "data: [DONE]\n\n"];
}

const wireReasons: Readonly<Record<Exclude<ModelFinish["reason"], "refusal" | "other">, string>> = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "content_filter",
};

function wireToken({ text, logprob, bytes, alternatives }: TokenLogprob): object {
  return {
    token: text,
    logprob,
    bytes: bytes ?? null,
    top_logprobs: alternatives.map(({ text: token, logprob: value }) => ({
      token,
      logprob: value,
      bytes: null,
    })),
  };
}

function wireUsage({ inputTokens, outputTokens, cachedInputTokens, reasoningTokens }: ModelUsage): object {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cachedInputTokens !== undefined && { prompt_tokens_details: { cached_tokens: cachedInputTokens } }),
    ...(reasoningTokens !== undefined && {
      completion_tokens_details: { reasoning_tokens: reasoningTokens },
    }),
  };
}

function event(body: object): string {
  return `data: ${JSON.stringify(body)}\n\n`;
}

function split(packets: readonly Uint8Array[], size: number): Uint8Array[] {
  return packets.flatMap((packet) =>
    Array.from({ length: Math.ceil(packet.length / size) }, (_, at) =>
      packet.subarray(at * size, (at + 1) * size),
    ),
  );
}
