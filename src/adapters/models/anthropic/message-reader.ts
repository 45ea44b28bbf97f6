import type { ModelFinish, ModelUsage } from "../../../contracts/model.ts";
import { closingEvents } from "../../shared/provider/closing-events.ts";
import { sentence } from "../../shared/provider/sentence.ts";
import type { ReplyReader } from "../../shared/provider/stream-reply.ts";
import { openBlocks } from "./open-blocks.ts";
import type { WireEvent, WireUsage } from "./wire.ts";

/** Turns the events of one streamed message into ours. */
export function messageReader(): ReplyReader<WireEvent> {
  const blocks = openBlocks();
  const warnings: string[] = [];
  /** What an event leaves out, an earlier one has told. */
  let usage: WireUsage = {};
  /** The count that a message starts with is that of a reply which has hardly begun. */
  let outputTokens: number | undefined;
  let raw: string | null = null;
  let isStopped = false;

  return {
    take(event) {
      switch (event.type) {
        case "message_start":
          usage = { ...usage, ...told(event.message.usage) };
          return [];
        case "content_block_start":
          return blocks.start(event.index, event.content_block);
        case "content_block_delta":
          return blocks.delta(event.index, event.delta);
        case "content_block_stop":
          return blocks.stop(event.index);
        case "message_delta": {
          const { stop_reason, stop_details } = event.delta;
          usage = { ...usage, ...told(event.usage) };
          outputTokens = event.usage?.output_tokens ?? outputTokens;
          raw = stop_reason ?? raw;
          const why = stop_details?.explanation || stop_details?.category;
          if (why) warnings.push(sentence(`Anthropic says about the end of the reply: ${why}`));
          return [];
        }
        case "message_stop":
          isStopped = true;
          return [];
        case "other":
          return [];
      }
    },
    hasEnded: () => isStopped || raw !== null,
    end() {
      const reason = Object.hasOwn(reasons, raw ?? "") ? reasons[raw ?? ""] : undefined;
      const events = blocks.end(reason === "length");
      events.push(
        ...closingEvents({
          warnings,
          hasAnswer: blocks.hasText() || blocks.hasCalls(),
          usage: usageOf(usage, outputTokens),
        }),
      );
      return { events, finish: { reason: reason ?? "other", raw } };
    },
  };
}

const reasons: Readonly<Record<string, ModelFinish["reason"]>> = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool-calls",
  refusal: "refusal",
};

function told(usage: WireUsage | null | undefined): WireUsage {
  return Object.fromEntries(Object.entries(usage ?? {}).filter(([, count]) => count !== null));
}

/** Undefined where not all is told. Anthropic counts what is read from its cache, or written to it, apart from the other input. */
function usageOf(wire: WireUsage, outputTokens: number | undefined): ModelUsage | undefined {
  const { input_tokens, cache_read_input_tokens: cached, output_tokens_details: details } = wire;
  if (typeof input_tokens !== "number" || outputTokens === undefined) return undefined;
  const reasoning = details?.thinking_tokens;
  return {
    inputTokens: input_tokens + (cached ?? 0) + (wire.cache_creation_input_tokens ?? 0),
    outputTokens,
    ...(typeof cached === "number" && { cachedInputTokens: cached }),
    ...(typeof reasoning === "number" && { reasoningTokens: reasoning }),
  };
}
