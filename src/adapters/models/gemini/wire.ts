import * as z from "zod";
import { JsonObject } from "../../shared/provider/json-object.ts";

/** The fields we read of what `generateContent` answers, tolerant of everything else. Absent and null are the same. */

const Text = z.string().nullish();
const Count = z.int().min(0).nullish();

const WirePart = z.object({
  text: Text,
  thought: z.boolean().nullish(),
  thoughtSignature: Text,
  functionCall: z.object({ id: Text, name: Text, args: JsonObject.nullish() }).nullish(),
});
export type WirePart = z.infer<typeof WirePart>;

const WireToken = z.object({ token: z.string(), tokenId: z.int().nullish(), logProbability: z.number() });
export type WireToken = z.infer<typeof WireToken>;

const WireLogprobs = z.object({
  chosenCandidates: z.array(WireToken).nullish(),
  topCandidates: z.array(z.object({ candidates: z.array(WireToken).nullish() })).nullish(),
});
export type WireLogprobs = z.infer<typeof WireLogprobs>;

const WireUsage = z.object({
  promptTokenCount: Count,
  cachedContentTokenCount: Count,
  toolUsePromptTokenCount: Count,
  candidatesTokenCount: Count,
  thoughtsTokenCount: Count,
  totalTokenCount: Count,
});
export type WireUsage = z.infer<typeof WireUsage>;

const WireCandidate = z.object({
  index: z.int().nullish(),
  content: z.object({ parts: z.array(WirePart).nullish() }).nullish(),
  finishReason: Text,
  finishMessage: Text,
  logprobsResult: WireLogprobs.nullish(),
});

/** A piece of a streamed reply, or a whole one. */
export const WireReply = z
  .object({
    candidates: z.array(WireCandidate).nullish(),
    promptFeedback: z.object({ blockReason: Text, blockReasonMessage: Text }).nullish(),
    usageMetadata: WireUsage.nullish(),
    modelVersion: Text,
  })
  .refine(
    ({ candidates, promptFeedback, usageMetadata, modelVersion }) =>
      Boolean(candidates ?? promptFeedback ?? usageMetadata ?? modelVersion),
    "holds nothing of a reply",
  );
export type WireReply = z.infer<typeof WireReply>;
