import type {
  ProviderEnd,
  ProviderPiece,
  ProviderReply,
} from "../../../ports/language-model-provider.contract.ts";
import {
  type AwsAnswer,
  eventFrame,
  framesAnswer,
  noReply,
  split,
} from "../../shared/aws/aws-wire.fixture.ts";
import { chatTexts } from "../../shared/aws/chat-pieces.fixture.ts";

export const importedArn = "arn:aws:bedrock:eu-central-1:123456789012:imported-model/abcdef123456";

/** A piece of the model's answer in the frame of InvokeModelWithResponseStream. */
export function chunkFrame(body: unknown): Uint8Array {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return eventFrame("chunk", { bytes: Buffer.from(text).toString("base64"), p: "abcd" });
}

/** A script in chunks. Null is never answered. */
export function importedAnswer(
  reply: ProviderReply,
  textsOf: (pieces: readonly ProviderPiece[], end: ProviderEnd) => string[] = chatTexts,
): AwsAnswer | null {
  if (reply.does !== "reply") return noReply(reply) ?? null;
  const { pieces, end, packetBytes } = reply;
  const ending = end.is === "cut" ? "break" : end.is === "silence" ? "hold" : "end";
  return framesAnswer(split(textsOf(pieces, end).map(chunkFrame), packetBytes), ending);
}

const stopReasons = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "content_filter",
};

/** BedrockCompletion as Llama has it; reasoning between its tags. */
export function completionTexts(pieces: readonly ProviderPiece[], end: ProviderEnd): string[] {
  let isThinking = false;
  const texts = pieces.map((piece) => {
    const isThought = "think" in piece;
    const tag = isThought === isThinking ? "" : isThought ? "<think>" : "</think>\n\n";
    isThinking = isThought;
    const said = "think" in piece ? piece.think : "say" in piece ? piece.say : "";
    return JSON.stringify({
      generation: tag + said,
      prompt_token_count: null,
      generation_token_count: 1,
      stop_reason: null,
    });
  });
  if (end.is === "malformed") return [...texts, '{"generation": '];
  if (end.is === "wrong-shape") return [...texts, JSON.stringify({ generation: { text: "elsewhere" } })];
  if (end.is !== "finished") return texts;
  const last = {
    generation: "",
    prompt_token_count: null,
    generation_token_count: null,
    stop_reason: stopReasons[end.reason],
  };
  const usage = end.usage && {
    "amazon-bedrock-invocationMetrics": {
      inputTokenCount: end.usage.inputTokens,
      outputTokenCount: end.usage.outputTokens,
    },
  };
  // Without its metrics the counts of the pieces would stand for them.
  const bare = texts.map((text) =>
    text.replace('"generation_token_count":1', '"generation_token_count":null'),
  );
  return [...(usage ? texts : bare), JSON.stringify({ ...last, ...usage })];
}
