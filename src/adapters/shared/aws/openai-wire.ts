import * as z from "zod";
import type { TokenLogprob } from "../../../contracts/model.ts";
import type { CallPiece, ReplyPiece } from "./reply-piece.ts";

/** The fields we read of chat completions and of completions, whole or in a stream, tolerant of everything else. */

const Text = z.string().nullish();
const Count = z.int().min(0);

const WireToken = z.object({
  token: z.string(),
  logprob: z.number(),
  bytes: z.array(z.int().min(0).max(255)).nullish(),
  top_logprobs: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish(),
});

const WireDelta = z.object({
  content: Text,
  refusal: Text,
  reasoning: Text,
  reasoning_content: Text,
  tool_calls: z
    .array(
      z.object({ index: z.int().nullish(), id: Text, function: z.object({ name: Text, arguments: Text }) }),
    )
    .nullish(),
});

/** Of completions: one list for each field. */
const WireColumns = z.object({
  tokens: z.array(z.string()).nullish(),
  token_logprobs: z.array(z.number().nullable()).nullish(),
  top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullish(),
});

const WireLogprobs = WireColumns.extend({ content: z.array(WireToken).nullish() });
type WireLogprobs = z.infer<typeof WireLogprobs>;

export const OpenaiReply = z.object({
  choices: z.array(
    z.object({
      delta: WireDelta.nullish(),
      message: WireDelta.nullish(),
      text: Text,
      finish_reason: Text,
      logprobs: WireLogprobs.nullish(),
    }),
  ),
  usage: z
    .object({
      prompt_tokens: Count,
      completion_tokens: Count.nullish(),
      prompt_tokens_details: z.object({ cached_tokens: Count.nullish() }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: Count.nullish() }).nullish(),
    })
    .nullish(),
});
type OpenaiReply = z.infer<typeof OpenaiReply>;

export function openaiPiece({ choices: [choice], usage }: OpenaiReply): ReplyPiece {
  const said = choice?.delta ?? choice?.message;
  // Some servers say it in both fields while they move from one to the other.
  const thought = said?.reasoning_content || said?.reasoning;
  const tokens = choice?.logprobs && tokensOf(choice.logprobs);
  return {
    text: (said?.content ?? choice?.text ?? "") + (said?.refusal ?? ""),
    ...(thought && { thought }),
    ...(said?.refusal && { isRefusal: true }),
    ...(said?.tool_calls && { calls: said.tool_calls.map(callPiece) }),
    ...(tokens && { tokens }),
    ...(choice?.finish_reason && { stop: choice.finish_reason }),
    ...(usage && { usage: usageOf(usage) }),
  };
}

type WireCall = NonNullable<z.infer<typeof WireDelta>["tool_calls"]>[number];

function callPiece({ index, id, function: called }: WireCall, at: number): CallPiece {
  const [name, json] = [called.name ?? undefined, called.arguments ?? ""];
  return { index: index ?? at, id: id ?? undefined, name, json };
}

function tokensOf({ content, tokens, token_logprobs, top_logprobs }: WireLogprobs): TokenLogprob[] {
  if (content) {
    return content.map(({ token, logprob, bytes, top_logprobs }) => ({
      text: token,
      logprob,
      ...(bytes && { bytes }),
      alternatives: byLogprob((top_logprobs ?? []).map(({ token, logprob }) => [token, logprob])),
    }));
  }
  return (tokens ?? []).flatMap((text, at) => {
    const logprob = token_logprobs?.[at];
    if (typeof logprob !== "number") return [];
    return [{ text, logprob, alternatives: byLogprob(Object.entries(top_logprobs?.[at] ?? {})) }];
  });
}

function byLogprob(entries: readonly (readonly [string, number])[]): TokenLogprob["alternatives"] {
  return entries.map(([text, logprob]) => ({ text, logprob })).sort((a, b) => b.logprob - a.logprob);
}

function usageOf(wire: NonNullable<OpenaiReply["usage"]>): NonNullable<ReplyPiece["usage"]> {
  const cached = wire.prompt_tokens_details?.cached_tokens;
  const reasoning = wire.completion_tokens_details?.reasoning_tokens;
  return {
    inputTokens: wire.prompt_tokens,
    ...(typeof wire.completion_tokens === "number" && { outputTokens: wire.completion_tokens }),
    ...(typeof cached === "number" && { cachedInputTokens: cached }),
    ...(typeof reasoning === "number" && { reasoningTokens: reasoning }),
  };
}
