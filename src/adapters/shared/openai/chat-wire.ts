import * as z from "zod";
import { JsonObject } from "../provider/json-object.ts";

/** The fields we read of what chat completions answer, whole or in pieces, tolerant of everything else. Absent and null are the same. */

const Text = z.string().nullish();

const WireAlternative = z.object({ token: z.string(), logprob: z.number() });

const WireToken = z.object({
  token: z.string(),
  logprob: z.number(),
  bytes: z.array(z.int().min(0).max(255)).nullish(),
  top_logprobs: z.array(WireAlternative).nullish(),
});

/** Mistral's reasoning models send lists in place of a string. */
const WireContent = z.array(
  z.object({ type: z.string(), text: Text, thinking: z.array(z.object({ text: Text })).nullish() }),
);

const WireToolCall = z.object({
  index: z.int().nullish(),
  id: Text,
  function: z.object({ name: Text, arguments: z.union([z.string(), JsonObject]).nullish() }),
});
export type WireToolCall = z.infer<typeof WireToolCall>;

/** A piece of a message, or a whole one. */
export const WireDelta = z.object({
  content: z.union([z.string(), WireContent]).nullish(),
  refusal: Text,
  /** vLLM formerly and llama.cpp; the rest say `reasoning`. */
  reasoning_content: Text,
  reasoning: Text,
  tool_calls: z.array(WireToolCall).nullish(),
});
export type WireDelta = z.infer<typeof WireDelta>;

export const WireLogprobs = z.object({
  content: z.array(WireToken).nullish(),
  refusal: z.array(WireToken).nullish(),
});
export type WireLogprobs = z.infer<typeof WireLogprobs>;

const Count = z.int().min(0);
export const WireUsage = z.object({
  prompt_tokens: Count,
  completion_tokens: Count.nullish(),
  prompt_tokens_details: z.object({ cached_tokens: Count.nullish() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: Count.nullish() }).nullish(),
});
export type WireUsage = z.infer<typeof WireUsage>;
