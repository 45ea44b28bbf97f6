import * as z from "zod";
import type { TokenLogprob } from "../../../contracts/model.ts";
import { callPiece, type SpokenPiece, spokenPieces } from "../openai/chat-delta.ts";
import { byLogprob, chatTokens } from "../openai/chat-logprobs.ts";
import { countsOf } from "../openai/chat-usage.ts";
import { WireDelta, WireLogprobs, WireUsage } from "../openai/chat-wire.ts";
import type { ReplyPiece } from "./reply-piece.ts";

/** The fields we read of chat completions and of completions, whole or in a stream, tolerant of everything else. */

/** Of completions: one list for each field. */
const WireColumns = WireLogprobs.extend({
  tokens: z.array(z.string()).nullish(),
  token_logprobs: z.array(z.number().nullable()).nullish(),
  top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullish(),
});
type WireColumns = z.infer<typeof WireColumns>;

export const OpenaiReply = z.object({
  choices: z.array(
    z.object({
      delta: WireDelta.nullish(),
      message: WireDelta.nullish(),
      text: z.string().nullish(),
      finish_reason: z.string().nullish(),
      logprobs: WireColumns.nullish(),
    }),
  ),
  usage: WireUsage.nullish(),
});
type OpenaiReply = z.infer<typeof OpenaiReply>;

export function openaiPiece({ choices: [choice], usage }: OpenaiReply): ReplyPiece {
  const said = choice?.delta ?? choice?.message;
  const spoken = said ? spokenPieces(said) : [];
  const tokens = choice?.logprobs && tokensOf(choice.logprobs);
  return {
    text: joined(spoken, "text") || (choice?.text ?? ""),
    thought: joined(spoken, "reasoning"),
    ...(said?.refusal && { isRefusal: true }),
    // In a list without numbers, each is a call of its own.
    ...(said?.tool_calls && {
      calls: said.tool_calls.map((call, at) => callPiece({ ...call, index: call.index ?? at })),
    }),
    ...(tokens && { tokens }),
    ...(choice?.finish_reason && { stop: choice.finish_reason }),
    ...(usage && { usage: countsOf(usage) }),
  };
}

function joined(pieces: readonly SpokenPiece[], wanted: SpokenPiece[0]): string {
  return pieces.map(([kind, text]) => (kind === wanted ? text : "")).join("");
}

function tokensOf(logprobs: WireColumns): TokenLogprob[] {
  if (logprobs.content) return chatTokens(logprobs);
  const { tokens, token_logprobs, top_logprobs } = logprobs;
  return (tokens ?? []).flatMap((text, at) => {
    const logprob = token_logprobs?.[at];
    if (typeof logprob !== "number") return [];
    const others = Object.entries(top_logprobs?.[at] ?? {}).map(([text, logprob]) => ({ text, logprob }));
    return [{ text, logprob, alternatives: others.sort(byLogprob) }];
  });
}
