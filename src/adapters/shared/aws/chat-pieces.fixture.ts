import type { ModelFinish, ModelUsage, TokenLogprob } from "../../../contracts/model.ts";
import type { ProviderEnd, ProviderPiece } from "../../../ports/language-model-provider.contract.ts";

/** A script as the JSON texts of a streamed chat completion, whatever carries them. */
export function chatTexts(pieces: readonly ProviderPiece[], end: ProviderEnd): string[] {
  return [...chunksOf(pieces).map((chunk) => JSON.stringify(chunk)), ...endOf(end)];
}

export function chatChunk(delta: object, more: object = {}): object {
  return { object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: null, ...more }] };
}

function chunksOf(pieces: readonly ProviderPiece[]): object[] {
  const calls: string[] = [];
  return pieces.map((piece) => {
    if ("say" in piece) {
      const logprobs = piece.tokens && { content: piece.tokens.map(wireToken) };
      return chatChunk({ role: "assistant", content: piece.say }, logprobs && { logprobs });
    }
    if ("think" in piece) return chatChunk({ content: null, reasoning_content: piece.think });
    if ("refuse" in piece) return chatChunk({ refusal: piece.refuse });
    const isNew = !calls.includes(piece.call);
    if (isNew) calls.push(piece.call);
    const named = isNew ? { id: piece.call, type: "function" } : {};
    const called = { ...(isNew && { name: piece.name }), arguments: piece.json };
    return chatChunk({ tool_calls: [{ index: calls.indexOf(piece.call), ...named, function: called }] });
  });
}

const reasons: Readonly<Record<Exclude<ModelFinish["reason"], "refusal" | "other">, string>> = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "content_filter",
};

function endOf(end: ProviderEnd): string[] {
  if (end.is === "malformed") return ['{"choices": [{"delta"'];
  if (end.is === "wrong-shape") return [JSON.stringify({ choices: { text: "elsewhere" } })];
  if (end.is !== "finished") return [];
  const usage = end.usage && [JSON.stringify({ choices: [], usage: wireUsage(end.usage) })];
  return [JSON.stringify(chatChunk({}, { finish_reason: reasons[end.reason] })), ...(usage ?? [])];
}

function wireToken({ text: token, logprob, bytes, alternatives }: TokenLogprob): object {
  const top_logprobs = alternatives.map(({ text, logprob }) => ({ token: text, logprob, bytes: null }));
  return { token, logprob, bytes: bytes ?? null, top_logprobs };
}

function wireUsage({ inputTokens, outputTokens, cachedInputTokens, reasoningTokens }: ModelUsage): object {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    ...(cachedInputTokens !== undefined && { prompt_tokens_details: { cached_tokens: cachedInputTokens } }),
    ...(reasoningTokens !== undefined && {
      completion_tokens_details: { reasoning_tokens: reasoningTokens },
    }),
  };
}
