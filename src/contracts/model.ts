import * as z from "zod";
import { Json } from "./json.ts";

/** Something a model reads or has said. */
export const ModelPart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  /** Opaque to us; some models want it back unchanged and in order. */
  z.object({ type: z.literal("reasoning"), text: z.string(), signature: z.string().optional() }),
  z.object({ type: z.literal("image"), mediaType: z.string(), base64: z.string() }),
  z.object({ type: z.literal("tool-call"), id: z.string(), name: z.string(), input: Json }),
  z.object({ type: z.literal("tool-result"), id: z.string(), text: z.string(), isError: z.boolean() }),
]);
export type ModelPart = z.infer<typeof ModelPart>;

export const ModelMessage = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  parts: z.array(ModelPart),
});
export type ModelMessage = z.infer<typeof ModelMessage>;

export const ModelTool = z.object({
  name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  description: z.string(),
  /** JSON Schema of an object. */
  input: z.record(z.string(), Json),
});
export type ModelTool = z.infer<typeof ModelTool>;

/** One call. What is absent is the provider's own default. */
export const ModelRequest = z.object({
  messages: z.array(ModelMessage).min(1),
  /** Always sent: the bound of what a call can cost. */
  maxOutputTokens: z.int().positive(),
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  stop: z.array(z.string().min(1)).optional(),
  tools: z.array(ModelTool).optional(),
  toolChoice: z.enum(["auto", "none", "required"]).optional(),
  /** JSON Schema that the whole text must follow. */
  responseSchema: z.record(z.string(), Json).optional(),
  /** Log probability of every generated token, with so many alternatives each. */
  logprobs: z.object({ alternatives: z.int().min(0).max(20) }).optional(),
  /** The same of every token of the prompt. */
  promptLogprobs: z.object({ alternatives: z.int().min(0).max(20) }).optional(),
  thinking: z.object({ budgetTokens: z.int().positive() }).optional(),
});
export type ModelRequest = z.infer<typeof ModelRequest>;

/** What a model can do. Asking for what it cannot is an error before the call. */
export const ModelTraits = z.object({
  /** Most alternatives it gives; null where it gives no log probabilities. */
  logprobAlternatives: z.int().min(0).nullable(),
  promptLogprobs: z.boolean(),
  tools: z.boolean(),
  responseSchema: z.boolean(),
  images: z.boolean(),
  thinking: z.boolean(),
  seed: z.boolean(),
  /** Takes temperature and top p; many reasoning models refuse both. */
  sampling: z.boolean(),
  /** Of prompt and output together; null where nobody says. */
  contextTokens: z.int().positive().nullable(),
  maxOutputTokens: z.int().positive().nullable(),
});
export type ModelTraits = z.infer<typeof ModelTraits>;

export const TokenAlternative = z.object({ text: z.string(), logprob: z.number(), id: z.int().optional() });
export type TokenAlternative = z.infer<typeof TokenAlternative>;

export const TokenLogprob = TokenAlternative.extend({
  /** UTF-8; a token may hold a part of a character. Absent where the provider gives none. */
  bytes: z.array(z.int().min(0).max(255)).optional(),
  /** By falling log probability; may or may not hold the token itself. */
  alternatives: z.array(TokenAlternative),
});
export type TokenLogprob = z.infer<typeof TokenLogprob>;

export const ModelUsage = z.object({
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  /** Parts of these, where the provider tells. */
  cachedInputTokens: z.int().min(0).optional(),
  reasoningTokens: z.int().min(0).optional(),
});
export type ModelUsage = z.infer<typeof ModelUsage>;

export const ModelFinish = z.object({
  reason: z.enum(["stop", "length", "tool-calls", "refusal", "content-filter", "other"]),
  /** The provider's own word; an open set. */
  raw: z.string().nullable(),
});
export type ModelFinish = z.infer<typeof ModelFinish>;

/** A reply as it arrives. Texts, reasonings and tool calls have ids that tell interleaved ones apart; `finish` is the last event. */
export type ModelEvent =
  | { type: "text-start"; id: string }
  | { type: "text-delta"; id: string; text: string }
  | { type: "text-end"; id: string }
  | { type: "reasoning-start"; id: string }
  | { type: "reasoning-delta"; id: string; text: string }
  | { type: "reasoning-end"; id: string; signature?: string }
  | { type: "tool-start"; id: string; name: string }
  | { type: "tool-delta"; id: string; json: string }
  | { type: "tool-end"; id: string; name: string; input: Json }
  /** Of generated tokens, in order, as far as they have come. */
  | { type: "logprobs"; tokens: TokenLogprob[] }
  /** Of the prompt's tokens; null for the first, which nothing stands before. */
  | { type: "prompt-logprobs"; tokens: (TokenLogprob | null)[] }
  | { type: "usage"; usage: ModelUsage }
  /** What the provider did otherwise than it was asked, a sentence. */
  | { type: "warning"; sentence: string }
  /** Request and response as they went over the wire, without secrets: kept as artifacts. */
  | { type: "raw"; direction: "sent" | "received"; text: string }
  | { type: "finish"; finish: ModelFinish };
