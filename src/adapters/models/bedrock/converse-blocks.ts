import type { ModelEvent } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { SpokenCall } from "../../shared/provider/ended-call.ts";
import { redactedSignature } from "../../shared/provider/redacted-reasoning.ts";
import type { ConverseEvent } from "./converse-wire.ts";

type Body<Type extends ConverseEvent["type"]> = Extract<ConverseEvent, { type: Type }>["body"];

/** The blocks of a message by their index: text, reasoning and calls of tools. */
export interface ConverseBlocks {
  start(body: Body<"contentBlockStart">): ModelEvent[];
  delta(body: Body<"contentBlockDelta">): ModelEvent[];
  stop(index: number): ModelEvent[];
  /** Ends what was left open. */
  close(): ModelEvent[];
  /** In the order they began. */
  calls(): readonly SpokenCall[];
  hasText(): boolean;
}

interface SpokenBlock {
  kind: "text" | "reasoning";
  id: string;
  signature: string;
  redacted: Buffer[];
}

export function converseBlocks(): ConverseBlocks {
  const spoken = new Map<number, SpokenBlock>();
  const calling = new Map<number, SpokenCall>();
  const calls: SpokenCall[] = [];
  let count = 0;
  let hasText = false;

  /** Text and reasoning begin without being announced. */
  const opened = (index: number, kind: SpokenBlock["kind"], events: ModelEvent[]): SpokenBlock => {
    const known = spoken.get(index);
    if (known?.kind === kind) return known;
    events.push(...stop(index));
    const block: SpokenBlock = { kind, id: `${kind}-${++count}`, signature: "", redacted: [] };
    spoken.set(index, block);
    events.push({ type: `${kind}-start`, id: block.id });
    return block;
  };

  const stop = (index: number): ModelEvent[] => {
    const block = spoken.get(index);
    spoken.delete(index);
    calling.delete(index);
    if (block === undefined) return [];
    const { kind, id, redacted } = block;
    if (kind === "text") return [{ type: "text-end", id }];
    const signature =
      redacted.length > 0 ? redactedSignature(Buffer.concat(redacted).toString("base64")) : block.signature;
    return [{ type: "reasoning-end", id, ...(signature !== "" && { signature }) }];
  };

  return {
    start({ contentBlockIndex: index, start }) {
      if (!start.toolUse) return [];
      const { toolUseId, name } = start.toolUse;
      const isTaken = calls.some(({ id }) => id === toolUseId);
      const call = { id: isTaken ? `${toolUseId}-${calls.length + 1}` : toolUseId, name, json: "" };
      calls.push(call);
      calling.set(index, call);
      return [{ type: "tool-start", id: call.id, name }];
    },
    delta({ contentBlockIndex: index, delta }) {
      const events: ModelEvent[] = [];
      const { text, toolUse, reasoningContent } = delta;
      if (text) {
        hasText = true;
        events.push({ type: "text-delta", id: opened(index, "text", events).id, text });
      }
      if (reasoningContent) {
        const { text: thought, signature, redactedContent } = reasoningContent;
        if (thought || signature || redactedContent) {
          const block = opened(index, "reasoning", events);
          if (thought) events.push({ type: "reasoning-delta", id: block.id, text: thought });
          block.signature += signature ?? "";
          if (redactedContent) block.redacted.push(Buffer.from(redactedContent, "base64"));
        }
      }
      const call = calling.get(index);
      if (toolUse && call === undefined) throw unannounced();
      if (toolUse && toolUse.input !== "" && call !== undefined) {
        call.json += toolUse.input;
        events.push({ type: "tool-delta", id: call.id, json: toolUse.input });
      }
      return events;
    },
    stop,
    close: () => [...spoken.keys()].flatMap(stop),
    calls: () => calls,
    hasText: () => hasText,
  };
}

function unannounced(): Error {
  return modelError("model.failed", {
    message: "Amazon Bedrock sent the input of a tool call that it had not announced.",
    hint: "Try again; if it stays so, set stream to false beside the model.",
  });
}
