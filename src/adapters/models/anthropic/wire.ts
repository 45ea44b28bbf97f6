import * as z from "zod";

/** The fields we read of the events of the Messages API, tolerant of everything else. Absent and null are the same. */

const Text = z.string().nullish();
const Count = z.int().min(0);

const WireUsage = z.object({
  input_tokens: Count.nullish(),
  output_tokens: Count.nullish(),
  cache_creation_input_tokens: Count.nullish(),
  cache_read_input_tokens: Count.nullish(),
  output_tokens_details: z.object({ thinking_tokens: Count.nullish() }).nullish(),
});
export type WireUsage = z.infer<typeof WireUsage>;

/** Of any type: tools that run at Anthropic have blocks of their own. */
const WireBlock = z.object({
  type: z.string(),
  text: Text,
  thinking: Text,
  signature: Text,
  data: Text,
  id: Text,
  name: Text,
});
export type WireBlock = z.infer<typeof WireBlock>;

const WireDelta = z.object({
  type: z.string(),
  text: Text,
  thinking: Text,
  signature: Text,
  partial_json: Text,
});
export type WireDelta = z.infer<typeof WireDelta>;

const Known = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("message_start"),
    message: z.object({ usage: WireUsage.nullish() }),
  }),
  z.object({ type: z.literal("content_block_start"), index: Count, content_block: WireBlock }),
  z.object({ type: z.literal("content_block_delta"), index: Count, delta: WireDelta }),
  z.object({ type: z.literal("content_block_stop"), index: Count }),
  z.object({
    type: z.literal("message_delta"),
    delta: z.object({
      stop_reason: Text,
      stop_details: z.object({ category: Text, explanation: Text }).nullish(),
    }),
    usage: WireUsage.nullish(),
  }),
  z.object({ type: z.literal("message_stop") }),
]);

const knownTypes: ReadonlySet<string> = new Set(Known.options.map(({ shape }) => shape.type.value));

/** Pings, and whatever Anthropic adds: its versions promise that new types may come. */
const Other = z
  .object({ type: z.string().refine((type) => !knownTypes.has(type)) })
  .transform(() => ({ type: "other" as const }));

export const WireEvent = z.union([Known, Other]);
export type WireEvent = z.infer<typeof WireEvent>;
