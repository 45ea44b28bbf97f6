import * as z from "zod";
import type { TokenLogprob } from "../../../contracts/model.ts";
import type { ReplyPiece } from "../../shared/aws/reply-piece.ts";

/** The fields we read of what text-generation-inference and the containers of LMI answer, tolerant of everything else. */

const Text = z.string().nullish();
const Count = z.int().min(0).nullish();

const WireToken = z.object({
  id: z.int().nullish(),
  text: z.string(),
  logprob: z.number().nullish(),
  /** LMI. */
  log_prob: z.number().nullish(),
  special: z.boolean().nullish(),
});
type WireToken = z.infer<typeof WireToken>;

const WireReply = z.object({
  generated_text: Text,
  token: WireToken.nullish(),
  top_tokens: z.array(WireToken).nullish(),
  details: z
    .object({
      finish_reason: Text,
      generated_tokens: Count,
      input_length: Count,
      prefill: z.array(z.unknown()).nullish(),
      tokens: z.array(WireToken).nullish(),
      top_tokens: z.array(z.array(WireToken)).nullish(),
    })
    .nullish(),
});
type WireReply = z.infer<typeof WireReply>;

/** A piece of a stream, or a whole reply, which many containers put into a list. Undefined where it is neither. */
export function textGenerationPiece(body: unknown): ReplyPiece | undefined {
  const reply: unknown = Array.isArray(body) ? body[0] : body;
  if (typeof reply !== "object" || reply === null || !("generated_text" in reply || "token" in reply))
    return undefined;
  const parsed = WireReply.safeParse(reply).data;
  return parsed && pieceOf(parsed);
}

function pieceOf({ generated_text: whole, token, top_tokens, details }: WireReply): ReplyPiece {
  // The last token of a stream is followed by all the text once more.
  const text = token ? (token.special ? "" : token.text) : (whole ?? "");
  const tokens = token
    ? tokenLogprob(token, top_tokens ?? [])
    : (details?.tokens ?? []).flatMap((each, at) => tokenLogprob(each, details?.top_tokens?.[at] ?? []));
  const inputTokens = details?.input_length ?? (details?.prefill?.length || undefined);
  const outputTokens = details?.generated_tokens;
  return {
    text,
    tokens,
    ...(typeof whole === "string" && { isLast: true }),
    ...(details?.finish_reason && { stop: details.finish_reason }),
    usage: {
      ...(typeof inputTokens === "number" && { inputTokens }),
      ...(typeof outputTokens === "number" && { outputTokens }),
    },
  };
}

/** Of a token that is a part of the text. */
function tokenLogprob(token: WireToken, top: readonly WireToken[]): TokenLogprob[] {
  const own = alternative(token);
  if (own === undefined || token.special) return [];
  const alternatives = top.flatMap((each) => alternative(each) ?? []).sort((a, b) => b.logprob - a.logprob);
  return [{ ...own, alternatives }];
}

function alternative({
  id,
  text,
  logprob,
  log_prob,
}: WireToken): TokenLogprob["alternatives"][number] | undefined {
  const value = logprob ?? log_prob;
  if (typeof value !== "number") return undefined;
  return { text, logprob: value, ...(typeof id === "number" && { id }) };
}
