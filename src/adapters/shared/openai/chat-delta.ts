import type { CallPiece } from "../provider/open-calls.ts";
import type { WireDelta, WireToolCall } from "./chat-wire.ts";

export type SpokenPiece = ["text" | "reasoning", string];

/** What a piece of a message says, in its order. */
export function spokenPieces({ content, refusal, reasoning, reasoning_content }: WireDelta): SpokenPiece[] {
  const pieces: SpokenPiece[] = [];
  // Some servers say it in both fields while they move from one to the other.
  const thought = reasoning_content || reasoning;
  if (thought) pieces.push(["reasoning", thought]);
  if (typeof content === "string") pieces.push(["text", content]);
  for (const { text, thinking } of typeof content === "string" ? [] : (content ?? [])) {
    for (const thought of thinking ?? []) pieces.push(["reasoning", thought.text ?? ""]);
    if (text) pieces.push(["text", text]);
  }
  if (refusal) pieces.push(["text", refusal]);
  return pieces;
}

export function callPiece({ index, id, function: called }: WireToolCall): CallPiece {
  const given = called.arguments ?? "";
  const json = typeof given === "string" ? given : JSON.stringify(given);
  return { index: index ?? undefined, id: id ?? undefined, name: called.name ?? undefined, json };
}
