import type { Json } from "../../../contracts/json.ts";
import type { ModelFinish, ModelUsage, TokenAlternative, TokenLogprob } from "../../../contracts/model.ts";
import type {
  ProviderEnd,
  ProviderPiece,
  ProviderReply,
} from "../../../ports/language-model-provider.contract.ts";
import { answerOf, inPacketsOf, type ProviderAnswer } from "../../shared/provider/provider-answer.fixture.ts";

/** Null where the server never answers. Log probabilities come in a whole reply, all else in a stream. */
export function contentAnswer(reply: ProviderReply): ProviderAnswer | null {
  if (reply.does === "hang") return null;
  if (reply.does === "say-nothing") return eventsAnswer([]);
  if (reply.does === "refuse") {
    const wait = reply.retryAfterSeconds;
    return errorAnswer(
      { code: reply.status, message: `Refused with ${reply.status}`, status: "TEST" },
      wait === undefined ? {} : { "retry-after": String(wait) },
    );
  }
  const { pieces, end, packetBytes } = reply;
  const tokens = pieces.flatMap((piece) => ("say" in piece ? (piece.tokens ?? []) : []));
  if (tokens.length > 0) return jsonAnswer(wholeReply(pieces, tokens, end));
  const { packets, ...answer } = eventsAnswer([
    ...partsOf(pieces).map((part) => chunk([part])),
    ...endOf(end, pieces),
  ]);
  return {
    ...answer,
    packets: packetBytes === undefined ? packets : inPacketsOf(packets, packetBytes),
    ending: end.is === "cut" ? "break" : end.is === "silence" ? "hold" : "end",
  };
}

/** A stream of these events. A string is sent as it is. */
export function eventsAnswer(events: readonly (object | string)[]): ProviderAnswer {
  const texts = events.map((event) =>
    typeof event === "string" ? event : `data: ${JSON.stringify(event)}\r\n\r\n`,
  );
  return answerOf(200, { "content-type": "text/event-stream" }, texts);
}

export function jsonAnswer(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ProviderAnswer {
  return answerOf(status, { "content-type": "application/json; charset=UTF-8", ...headers }, [
    JSON.stringify(body, null, 2),
  ]);
}

export function errorAnswer(
  error: { code: number; message: string; status: string; details?: readonly object[] },
  headers: Readonly<Record<string, string>> = {},
): ProviderAnswer {
  return jsonAnswer({ error }, error.code, headers);
}

/** A piece of a reply as the wire has it. */
export function chunk(parts: readonly object[], candidate: object = {}, more: object = {}): object {
  return {
    candidates: [{ ...(parts.length > 0 && { content: { parts, role: "model" } }), index: 0, ...candidate }],
    modelVersion: "gemini-2.5-flash",
    responseId: "r-1",
    ...more,
  };
}

export function wireUsage({
  inputTokens,
  outputTokens,
  cachedInputTokens,
  reasoningTokens,
}: ModelUsage): object {
  return {
    promptTokenCount: inputTokens,
    candidatesTokenCount: outputTokens - (reasoningTokens ?? 0),
    totalTokenCount: inputTokens + outputTokens,
    ...(cachedInputTokens !== undefined && { cachedContentTokenCount: cachedInputTokens }),
    ...(reasoningTokens !== undefined && { thoughtsTokenCount: reasoningTokens }),
    promptTokensDetails: [{ modality: "TEXT", tokenCount: inputTokens }],
  };
}

/** Calls come whole, where their last fragment does; one whose input is no JSON does not come. */
function partsOf(pieces: readonly ProviderPiece[]): object[] {
  return pieces.flatMap((piece, at): object[] => {
    if ("think" in piece) {
      const { think, signature } = piece;
      return [
        { text: think, thought: true, ...(signature !== undefined && { thoughtSignature: signature }) },
      ];
    }
    if (!("call" in piece)) return [{ text: "say" in piece ? piece.say : piece.refuse }];
    const { call: id, name } = piece;
    const isLast = !pieces.slice(at + 1).some((later) => "call" in later && later.call === id);
    const args = isLast ? parsed(inputOf(pieces, id)) : undefined;
    return args === undefined ? [] : [{ functionCall: { id, name, ...(args !== null && { args }) } }];
  });
}

function inputOf(pieces: readonly ProviderPiece[], id: string): string {
  return pieces.map((piece) => ("call" in piece && piece.call === id ? piece.json : "")).join("");
}

/** Null for no input, undefined for one that is no JSON. */
function parsed(json: string): Json | undefined {
  if (json === "") return null;
  try {
    return JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
}

function endOf(end: ProviderEnd, pieces: readonly ProviderPiece[]): (object | string)[] {
  if (end.is === "malformed") return ['data: {"candidates": [{"content"\r\n\r\n'];
  if (end.is === "wrong-shape") return [{ candidates: { text: "elsewhere" } }];
  if (end.is !== "finished") return [];
  const usage = end.usage && { usageMetadata: wireUsage(end.usage) };
  const bad = pieces.find((piece) => "call" in piece && parsed(inputOf(pieces, piece.call)) === undefined);
  if (bad !== undefined && "call" in bad) {
    const finishMessage = `Malformed function call: ${bad.name}(${bad.json}`;
    return [chunk([], { finishReason: "MALFORMED_FUNCTION_CALL", finishMessage }, usage)];
  }
  const isBlocked = pieces.length === 0 && end.reason === "content-filter";
  if (isBlocked) return [{ promptFeedback: { blockReason: "PROHIBITED_CONTENT" }, ...usage }];
  return [chunk([], { finishReason: wireReasons[end.reason] }, usage)];
}

function wholeReply(
  pieces: readonly ProviderPiece[],
  tokens: readonly TokenLogprob[],
  end: ProviderEnd,
): object {
  const isFinished = end.is === "finished";
  return chunk(
    partsOf(pieces),
    {
      ...(isFinished && { finishReason: wireReasons[end.reason] }),
      avgLogprobs: -0.5,
      logprobsResult: {
        topCandidates: tokens.map(({ alternatives }) => ({ candidates: alternatives.map(wireToken) })),
        chosenCandidates: tokens.map(wireToken),
      },
    },
    isFinished && end.usage !== undefined ? { usageMetadata: wireUsage(end.usage) } : {},
  );
}

export function wireToken({ text, logprob, id }: TokenAlternative): object {
  return { token: text, ...(id !== undefined && { tokenId: id }), logProbability: logprob };
}

const wireReasons: Readonly<Record<Exclude<ModelFinish["reason"], "refusal" | "other">, string>> = {
  stop: "STOP",
  length: "MAX_TOKENS",
  "tool-calls": "STOP",
  "content-filter": "SAFETY",
};
