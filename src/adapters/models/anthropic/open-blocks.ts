import type { ModelEvent } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { endedCalls, type SpokenCall } from "../../shared/provider/ended-call.ts";
import { freshIds } from "../../shared/provider/fresh-ids.ts";
import { redactedSignature } from "../../shared/provider/redacted-reasoning.ts";
import type { WireBlock, WireDelta } from "./wire.ts";

/** The numbered blocks of a reply, each from its start over its deltas to its stop. */
export interface OpenBlocks {
  start(index: number, block: WireBlock): ModelEvent[];
  /** Throws AppError "model.failed" for a block that has not begun. */
  delta(index: number, delta: WireDelta): ModelEvent[];
  stop(index: number): ModelEvent[];
  /** Ends what is open, and every call; one that the limit of tokens cut off is only told. */
  end(isCutOff: boolean): ModelEvent[];
  hasText(): boolean;
  hasCalls(): boolean;
}

type Block =
  /** Without an id as long as it is empty. */
  | { kind: "text"; id: string | undefined }
  | { kind: "reasoning"; id: string; signature: string }
  | ({ kind: "call" } & SpokenCall)
  /** Of tools that run at Anthropic, and whatever comes. */
  | { kind: "other" };

export function openBlocks(): OpenBlocks {
  const open = new Map<number, Block>();
  const newId = freshIds();
  /** Whether one was cut off is told only by the end of the reply. */
  const calls: SpokenCall[] = [];
  let hasText = false;

  const say = (block: Extract<Block, { kind: "text" }>, text: string): ModelEvent[] => {
    if (text === "") return [];
    hasText = true;
    const begun: ModelEvent[] = [];
    if (block.id === undefined) begun.push({ type: "text-start", id: (block.id = newId("text")) });
    return [...begun, { type: "text-delta", id: block.id, text }];
  };
  const think = ({ id }: { id: string }, text: string): ModelEvent[] =>
    text === "" ? [] : [{ type: "reasoning-delta", id, text }];

  const blocks: OpenBlocks = {
    start(index, wire) {
      const before = blocks.stop(index);
      switch (wire.type) {
        case "text": {
          const block: Extract<Block, { kind: "text" }> = { kind: "text", id: undefined };
          open.set(index, block);
          return [...before, ...say(block, wire.text ?? "")];
        }
        case "thinking":
        case "redacted_thinking": {
          const signature = wire.type === "thinking" ? wire.signature : redactedSignature(wire.data ?? "");
          const block = { kind: "reasoning" as const, id: newId("reasoning"), signature: signature ?? "" };
          open.set(index, block);
          return [...before, { type: "reasoning-start", id: block.id }, ...think(block, wire.thinking ?? "")];
        }
        case "tool_use": {
          const block = {
            kind: "call" as const,
            id: newId("call", wire.id),
            name: wire.name ?? "",
            json: "",
          };
          open.set(index, block);
          calls.push(block);
          return [...before, { type: "tool-start", id: block.id, name: block.name }];
        }
        default:
          open.set(index, { kind: "other" });
          return before;
      }
    },
    delta(index, { text, thinking, signature, partial_json }) {
      const block = open.get(index);
      if (block === undefined) throw unknownBlock(index);
      if (block.kind === "text") return say(block, text ?? "");
      if (block.kind === "reasoning") {
        block.signature += signature ?? "";
        return think(block, thinking ?? "");
      }
      if (block.kind === "other" || !partial_json) return [];
      block.json += partial_json;
      return [{ type: "tool-delta", id: block.id, json: partial_json }];
    },
    stop(index) {
      const block = open.get(index);
      open.delete(index);
      if (block?.kind === "text") return block.id === undefined ? [] : [{ type: "text-end", id: block.id }];
      if (block?.kind === "reasoning") {
        const { id, signature } = block;
        return [{ type: "reasoning-end", id, ...(signature !== "" && { signature }) }];
      }
      return [];
    },
    end(isCutOff) {
      const stopped = [...open.keys()].flatMap((index) => blocks.stop(index));
      return [...stopped, ...endedCalls(calls, isCutOff)];
    },
    hasText: () => hasText,
    hasCalls: () => calls.length > 0,
  };
  return blocks;
}

function unknownBlock(index: number): Error {
  return modelError(
    "model.failed",
    {
      message: `Anthropic went on with block ${index} of its reply, which had not begun.`,
      hint: "See whether something stands before the API that changes answers.",
    },
    { mayPass: true },
  );
}
