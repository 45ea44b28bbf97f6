import * as z from "zod";
import { WireDelta, WireLogprobs, WireUsage } from "../../shared/openai/chat-wire.ts";

/** vLLM: by token id, the most likely and the one that stands there. */
const WirePromptLogprobs = z.array(
  z
    .record(
      z.string(),
      z.object({ logprob: z.number(), rank: z.int().nullish(), decoded_token: z.string().nullish() }),
    )
    .nullable(),
);
export type WirePromptLogprobs = z.infer<typeof WirePromptLogprobs>;

/** A piece of a streamed reply, or a whole one: its choices hold `message` in place of `delta`. */
export const WireReply = z.object({
  choices: z.array(
    z.object({
      index: z.int().nullish(),
      delta: WireDelta.nullish(),
      message: WireDelta.nullish(),
      finish_reason: z.string().nullish(),
      logprobs: WireLogprobs.nullish(),
    }),
  ),
  usage: WireUsage.nullish(),
  x_groq: z.object({ usage: WireUsage.nullish() }).nullish(),
  prompt_logprobs: WirePromptLogprobs.nullish(),
  prompt_token_ids: z.array(z.int().min(0)).nullish(),
});
export type WireReply = z.infer<typeof WireReply>;
