import type { ModelFinish, ModelUsage } from "../../../contracts/model.ts";
import type {
  ProviderEnd,
  ProviderPiece,
  ProviderReply,
} from "../../../ports/language-model-provider.contract.ts";
import { answerOf, inPacketsOf, type ProviderAnswer } from "../../shared/provider/provider-answer.fixture.ts";

/** Null where the server never answers. */
export function messageAnswer(reply: ProviderReply): ProviderAnswer | null {
  if (reply.does === "hang") return null;
  if (reply.does === "say-nothing") return eventsAnswer([]);
  if (reply.does === "refuse") {
    const wait = reply.retryAfterSeconds;
    const type = errorTypes[reply.status] ?? "api_error";
    return errorAnswer(
      reply.status,
      { type, message: `Refused with ${reply.status}` },
      wait === undefined ? {} : { "retry-after": String(wait) },
    );
  }
  const { pieces, end, packetBytes } = reply;
  const usage = end.is === "finished" ? end.usage : undefined;
  const { packets, ...answer } = eventsAnswer([
    ...(pieces.length === 0 && end.is !== "finished" ? [] : [messageStart(usage)]),
    { type: "ping" },
    ...blocksOf(pieces),
    ...endOf(
      end,
      pieces.some((piece) => "refuse" in piece),
    ),
  ]);
  return {
    ...answer,
    packets: packetBytes === undefined ? packets : inPacketsOf(packets, packetBytes),
    ending: end.is === "cut" ? "break" : end.is === "silence" ? "hold" : "end",
  };
}

/** A stream of these events, each whole and named by its type. A string is sent as it is. */
export function eventsAnswer(events: readonly (object | string)[]): ProviderAnswer {
  const texts = events.map((event) =>
    typeof event === "string"
      ? event
      : `event: ${(event as { type?: string }).type ?? "unknown"}\ndata: ${JSON.stringify(event)}\n\n`,
  );
  return answerOf(200, { "content-type": "text/event-stream; charset=utf-8" }, texts);
}

export function errorAnswer(
  status: number,
  error: { type: string; message: string },
  headers: Readonly<Record<string, string>> = {},
): ProviderAnswer {
  return answerOf(status, { "content-type": "application/json", ...headers }, [
    JSON.stringify({ type: "error", error, request_id: "req_1" }),
  ]);
}

export function messageStart(usage?: ModelUsage): object {
  const { inputTokens = 0, cachedInputTokens } = usage ?? {};
  return {
    type: "message_start",
    message: {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "claude-sonnet-4-5-20250929",
      content: [],
      stop_reason: null,
      stop_sequence: null,
      ...(usage !== undefined && {
        usage: {
          input_tokens: inputTokens - (cachedInputTokens ?? 0),
          ...(cachedInputTokens !== undefined && {
            cache_creation_input_tokens: 0,
            cache_read_input_tokens: cachedInputTokens,
          }),
          output_tokens: 1,
        },
      }),
    },
  };
}

export function messageDelta(stopReason: string, more: object = {}, usage?: object): object {
  return {
    type: "message_delta",
    delta: { stop_reason: stopReason, stop_sequence: null, ...more },
    ...(usage !== undefined && { usage }),
  };
}

export function blockStart(index: number, block: object): object {
  return { type: "content_block_start", index, content_block: block };
}

export function blockDelta(index: number, delta: object): object {
  return { type: "content_block_delta", index, delta };
}

export function blockStop(index: number): object {
  return { type: "content_block_stop", index };
}

export const messageStop = { type: "message_stop" };

/** Blocks of text and reasoning end where another begins; calls stay open, as fragments of several may come in turn. */
function blocksOf(pieces: readonly ProviderPiece[]): object[] {
  const calls = new Map<string, number>();
  let count = 0;
  let open: { kind: "text" | "thinking"; index: number } | undefined;
  const close = (): object[] => {
    const stopped = open === undefined ? [] : [blockStop(open.index)];
    open = undefined;
    return stopped;
  };
  const within = (kind: "text" | "thinking", start: object): object[] => {
    if (open?.kind === kind) return [];
    const stopped = close();
    open = { kind, index: count++ };
    return [...stopped, blockStart(open.index, start)];
  };
  const events = pieces.flatMap((piece): object[] => {
    if ("call" in piece) {
      const begun = close();
      const known = calls.get(piece.call);
      const index = known ?? count++;
      calls.set(piece.call, index);
      const start = { type: "tool_use", id: piece.call, name: piece.name, input: {} };
      return [
        ...begun,
        ...(known === undefined ? [blockStart(index, start)] : []),
        blockDelta(index, { type: "input_json_delta", partial_json: piece.json }),
      ];
    }
    if ("think" in piece) {
      const started = within("thinking", { type: "thinking", thinking: "", signature: "" });
      const index = count - 1;
      return [
        ...started,
        ...(piece.think === "" ? [] : [blockDelta(index, { type: "thinking_delta", thinking: piece.think })]),
        ...(piece.signature === undefined
          ? []
          : [blockDelta(index, { type: "signature_delta", signature: piece.signature }), ...close()]),
      ];
    }
    const text = "say" in piece ? piece.say : piece.refuse;
    return [
      ...within("text", { type: "text", text: "" }),
      blockDelta(open?.index ?? 0, { type: "text_delta", text }),
    ];
  });
  return [...events, ...close(), ...[...calls.values()].map(blockStop)];
}

function endOf(end: ProviderEnd, isRefusal: boolean): (object | string)[] {
  if (end.is === "malformed") return ['event: content_block_delta\ndata: {"type":"content_block\n\n'];
  if (end.is === "wrong-shape") return [{ type: "content_block_delta", index: 0, delta: "elsewhere" }];
  if (end.is !== "finished") return [];
  const { reason, usage } = end;
  const told = usage && {
    output_tokens: usage.outputTokens,
    ...(usage.reasoningTokens !== undefined && {
      output_tokens_details: { thinking_tokens: usage.reasoningTokens },
    }),
  };
  return [messageDelta(isRefusal ? "refusal" : wireReasons[reason], {}, told), messageStop];
}

const wireReasons: Readonly<Record<Exclude<ModelFinish["reason"], "refusal" | "other">, string>> = {
  stop: "end_turn",
  length: "max_tokens",
  "tool-calls": "tool_use",
  "content-filter": "refusal",
};

const errorTypes: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  529: "overloaded_error",
};
