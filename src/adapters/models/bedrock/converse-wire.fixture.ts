import type { ModelFinish, ModelUsage } from "../../../contracts/model.ts";
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

/** A script in the frames of ConverseStream. Null is never answered. */
export function converseAnswer(reply: ProviderReply): AwsAnswer | null {
  if (reply.does !== "reply") return noReply(reply) ?? null;
  const { pieces, end, packetBytes } = reply;
  const packets = [
    eventFrame("messageStart", { role: "assistant", p: "abcd" }),
    ...framesOf(pieces),
    ...endOf(end, pieces),
  ];
  const ending = end.is === "cut" ? "break" : end.is === "silence" ? "hold" : "end";
  return framesAnswer(split(packets, packetBytes), ending);
}

export function delta(contentBlockIndex: number, delta: object): Uint8Array {
  return eventFrame("contentBlockDelta", { contentBlockIndex, delta, p: "abcdefgh" });
}

export function stop(contentBlockIndex: number): Uint8Array {
  return eventFrame("contentBlockStop", { contentBlockIndex, p: "ab" });
}

export function ended(
  stopReason = "end_turn",
  usage: object = { inputTokens: 12, outputTokens: 5, totalTokens: 17 },
): Uint8Array[] {
  return [
    eventFrame("messageStop", { stopReason }),
    eventFrame("metadata", { usage, metrics: { latencyMs: 5 } }),
  ];
}

function kindOf(piece: ProviderPiece): string {
  return "call" in piece ? piece.call : "think" in piece ? "think" : "say";
}

/** Blocks of calls stay open beside each other; text and reasoning end where the other begins. */
function framesOf(pieces: readonly ProviderPiece[]): Uint8Array[] {
  const indexes = new Map<string, number>();
  const frames: Uint8Array[] = [];
  let count = 0;
  let last = "";
  for (const piece of pieces) {
    const kind = kindOf(piece);
    const isCall = "call" in piece;
    if (!isCall && last !== kind) {
      for (const other of ["think", "say"]) {
        const index = indexes.get(other);
        if (index !== undefined) frames.push(stop(index));
        indexes.delete(other);
      }
    }
    last = kind;
    const isNew = !indexes.has(kind);
    const index = indexes.get(kind) ?? count++;
    indexes.set(kind, index);
    if (isCall && isNew) {
      const toolUse = { toolUseId: piece.call, name: piece.name };
      frames.push(eventFrame("contentBlockStart", { contentBlockIndex: index, start: { toolUse } }));
    }
    if (isCall) frames.push(delta(index, { toolUse: { input: piece.json } }));
    else if ("think" in piece) {
      frames.push(delta(index, { reasoningContent: { text: piece.think } }));
      if ("signature" in piece) {
        frames.push(delta(index, { reasoningContent: { signature: piece.signature } }), stop(index));
        // What is thought next is another block.
        indexes.delete(kind);
      }
    } else frames.push(delta(index, { text: "say" in piece ? piece.say : piece.refuse }));
  }
  return [...frames, ...[...indexes.values()].map(stop)];
}

const stopReasons: Readonly<Record<Exclude<ModelFinish["reason"], "refusal" | "other">, string>> = {
  stop: "end_turn",
  length: "max_tokens",
  "tool-calls": "tool_use",
  "content-filter": "content_filtered",
};

function endOf(end: ProviderEnd, pieces: readonly ProviderPiece[]): Uint8Array[] {
  if (end.is === "malformed") return [eventFrame("contentBlockDelta", '{"contentBlockIndex":0,"delta":{')];
  if (end.is === "wrong-shape")
    return [eventFrame("contentBlockDelta", { contentBlockIndex: 0, delta: "elsewhere" })];
  if (end.is !== "finished") return [];
  const isRefusal = end.reason === "stop" && pieces.some((piece) => "refuse" in piece);
  const messageStop = eventFrame("messageStop", {
    stopReason: isRefusal ? "refusal" : stopReasons[end.reason],
  });
  const usage = end.usage && wireUsage(end.usage);
  return [messageStop, eventFrame("metadata", { ...(usage && { usage }), metrics: { latencyMs: 5 } })];
}

/** What was read from a cache is no part of the input here. */
function wireUsage({ inputTokens, outputTokens, cachedInputTokens }: ModelUsage): object {
  const uncached = inputTokens - (cachedInputTokens ?? 0);
  const read =
    cachedInputTokens === undefined
      ? {}
      : { cacheReadInputTokens: cachedInputTokens, cacheWriteInputTokens: 0 };
  return { inputTokens: uncached, outputTokens, totalTokens: inputTokens + outputTokens, ...read };
}
