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

/** What a container streams, in the frames of InvokeEndpointWithResponseStream: each holds bytes as they are, cut anywhere. */
export function payloadFrames(text: string, partBytes = 1000): Uint8Array[] {
  return split([Buffer.from(text)], partBytes).map((part) => eventFrame("PayloadPart", part));
}

/** A script of a container that speaks chat completions. Null is never answered. */
export function chatEndpointAnswer(reply: ProviderReply): AwsAnswer | null {
  return scripted(reply, (pieces, end) => {
    const texts = chatTexts(pieces, end).map((text) => `data: ${text}\n\n`);
    return end.is === "finished" ? [...texts, "data: [DONE]\n\n"] : texts;
  });
}

/** A script of text-generation-inference; reasoning between its tags. Null is never answered. */
export function textEndpointAnswer(reply: ProviderReply): AwsAnswer | null {
  return scripted(reply, tokenLines);
}

function scripted(
  reply: ProviderReply,
  linesOf: (pieces: readonly ProviderPiece[], end: ProviderEnd) => string[],
): AwsAnswer | null {
  if (reply.does !== "reply") return noReply(reply) ?? null;
  const { pieces, end, packetBytes } = reply;
  const frames = linesOf(pieces, end).flatMap((line) => payloadFrames(line));
  const ending = end.is === "cut" ? "break" : end.is === "silence" ? "hold" : "end";
  return framesAnswer(split(frames, packetBytes), ending);
}

/** Its own words; it has none for calls or a content filter. */
const finishReasons = {
  stop: "eos_token",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "content_filter",
};

function tokenLines(pieces: readonly ProviderPiece[], end: ProviderEnd): string[] {
  let isThinking = false;
  let whole = "";
  const lines = pieces.map((piece, at) => {
    const isThought = "think" in piece;
    const tag = isThought === isThinking ? "" : isThought ? "<think>" : "</think>\n\n";
    isThinking = isThought;
    const text = tag + ("think" in piece ? piece.think : "say" in piece ? piece.say : "");
    whole += text;
    return line({
      index: at,
      token: { id: at, text, logprob: -0.5, special: false },
      generated_text: null,
      details: null,
    });
  });
  if (end.is === "malformed") return [...lines, 'data:{"token": \n\n'];
  if (end.is === "wrong-shape") return [...lines, line({ token: "elsewhere" })];
  if (end.is !== "finished") return lines;
  const details = {
    finish_reason: finishReasons[end.reason],
    ...(end.usage && { generated_tokens: end.usage.outputTokens, input_length: end.usage.inputTokens }),
    seed: null,
  };
  const token = { id: 2, text: "</s>", logprob: -0.01, special: true };
  return [...lines, line({ index: lines.length, token, generated_text: whole, details })];
}

function line(body: object): string {
  return `data:${JSON.stringify(body)}\n\n`;
}
