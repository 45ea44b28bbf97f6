import type { ModelEvent, ModelFinish, ModelUsage } from "../../../contracts/model.ts";
import type { AskedAws } from "../../shared/aws/asked-aws.ts";
import type { AwsReplyReader } from "../../shared/aws/aws-reply-pieces.ts";
import { jsonOf, wrongReply } from "../../shared/aws/wrong-reply.ts";
import { closingEvents } from "../../shared/provider/closing-events.ts";
import { endedCalls } from "../../shared/provider/ended-call.ts";
import { converseBlocks } from "./converse-blocks.ts";
import { type ConverseEvent, wireEvents, WireReply, type WireUsage } from "./converse-wire.ts";
import { whatWouldStream } from "./whole-converse.ts";

/** Reads the events of ConverseStream, or a reply of Converse. Blocks may arrive interleaved, told apart by their index. */
export function converseReader(asked: AskedAws): AwsReplyReader {
  const blocks = converseBlocks();
  let raw: string | null = null;
  let usage: ModelUsage | undefined;
  let hasMetadata = false;

  const take = (event: ConverseEvent): ModelEvent[] => {
    switch (event.type) {
      case "contentBlockStart":
        return blocks.start(event.body);
      case "contentBlockDelta":
        return blocks.delta(event.body);
      case "contentBlockStop":
        return blocks.stop(event.body.contentBlockIndex);
      case "messageStop":
        raw = event.body.stopReason;
        return [];
      case "metadata":
        hasMetadata = true;
        usage = usageOf(event.body.usage) ?? usage;
        return [];
    }
  };

  return {
    takeEvent(type, payload) {
      if (!isKnown(type)) return [];
      const body = jsonOf(Buffer.from(payload).toString(), asked);
      const parsed = wireEvents[type].safeParse(body);
      if (!parsed.success)
        throw wrongReply(asked, `a ${type} in another shape than that of Converse`, parsed.error);
      return take({ type, body: parsed.data } as ConverseEvent);
    },
    takeWhole(text) {
      const parsed = WireReply.safeParse(jsonOf(text, asked));
      if (!parsed.success)
        throw wrongReply(asked, "JSON in another shape than that of Converse", parsed.error);
      return whatWouldStream(parsed.data).flatMap(take);
    },
    takeRest: () => [],
    hasEnded: () => raw !== null,
    isDone: () => raw !== null && hasMetadata,
    end() {
      const reason = reasonOf(raw, blocks.calls().length > 0);
      const calls = blocks.calls();
      const events = [
        ...blocks.close(),
        ...endedCalls(calls, reason === "length"),
        ...closingEvents({ warnings: [], hasAnswer: blocks.hasText() || calls.length > 0, usage }),
      ];
      return { events, finish: { reason, raw } };
    },
  };
}

function isKnown(type: string): type is keyof typeof wireEvents {
  return Object.hasOwn(wireEvents, type);
}

/** An open set: models add their own. */
const reasons: Readonly<Record<string, ModelFinish["reason"]>> = {
  end_turn: "stop",
  stop_sequence: "stop",
  tool_use: "tool-calls",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  refusal: "refusal",
  guardrail_intervened: "content-filter",
  content_filtered: "content-filter",
};

function reasonOf(raw: string | null, hasCalls: boolean): ModelFinish["reason"] {
  const reason = Object.hasOwn(reasons, raw ?? "") ? reasons[raw ?? ""] : undefined;
  // Some models end their turn in so many words with a call.
  return reason === "stop" && hasCalls ? "tool-calls" : (reason ?? "other");
}

/** Tokens read from a cache or written to it are not among those that Converse calls input. */
function usageOf(wire: WireUsage | null | undefined): ModelUsage | undefined {
  if (!wire) return undefined;
  const { inputTokens, outputTokens, cacheReadInputTokens: read, cacheWriteInputTokens: written } = wire;
  return {
    inputTokens: inputTokens + (read ?? 0) + (written ?? 0),
    outputTokens,
    ...(typeof read === "number" && { cachedInputTokens: read }),
  };
}
