import * as z from "zod";
import { Json } from "../../../contracts/json.ts";

/** The fields we read of what Converse and ConverseStream answer, tolerant of everything else. */

const Count = z.int().min(0);
const Text = z.string().nullish();
const Index = z.int().min(0);

const WireUsage = z.object({
  inputTokens: Count,
  outputTokens: Count,
  cacheReadInputTokens: Count.nullish(),
  cacheWriteInputTokens: Count.nullish(),
});
export type WireUsage = z.infer<typeof WireUsage>;

const WireDelta = z.object({
  text: Text,
  toolUse: z.object({ input: z.string() }).nullish(),
  reasoningContent: z.object({ text: Text, signature: Text, redactedContent: Text }).nullish(),
});

/** By the type of an event. */
export const wireEvents = {
  contentBlockStart: z.object({
    contentBlockIndex: Index,
    start: z.object({ toolUse: z.object({ toolUseId: z.string(), name: z.string() }).nullish() }),
  }),
  contentBlockDelta: z.object({ contentBlockIndex: Index, delta: WireDelta }),
  contentBlockStop: z.object({ contentBlockIndex: Index }),
  messageStop: z.object({ stopReason: z.string() }),
  metadata: z.object({ usage: WireUsage.nullish() }),
} as const;

export type ConverseEvent = {
  [Type in keyof typeof wireEvents]: { type: Type; body: z.infer<(typeof wireEvents)[Type]> };
}[keyof typeof wireEvents];

const WireBlock = z.object({
  text: Text,
  toolUse: z.object({ toolUseId: z.string(), name: z.string(), input: Json }).nullish(),
  reasoningContent: z
    .object({
      reasoningText: z.object({ text: z.string(), signature: Text }).nullish(),
      redactedContent: Text,
    })
    .nullish(),
});

/** A whole reply. */
export const WireReply = z.object({
  output: z.object({ message: z.object({ content: z.array(WireBlock) }) }),
  stopReason: z.string(),
  usage: WireUsage.nullish(),
});
export type WireReply = z.infer<typeof WireReply>;
