import type { ConverseEvent, WireReply } from "./converse-wire.ts";

/** A reply that came whole, as the events it would have been streamed in. */
export function whatWouldStream({ output, stopReason, usage }: WireReply): ConverseEvent[] {
  const blocks = output.message.content.flatMap((block, contentBlockIndex): ConverseEvent[] => {
    const delta = (
      delta: Extract<ConverseEvent, { type: "contentBlockDelta" }>["body"]["delta"],
    ): ConverseEvent => ({
      type: "contentBlockDelta",
      body: { contentBlockIndex, delta },
    });
    const { text, toolUse, reasoningContent } = block;
    const events: ConverseEvent[] = [];
    if (reasoningContent) {
      const { reasoningText, redactedContent } = reasoningContent;
      events.push(delta({ reasoningContent: { ...reasoningText, redactedContent } }));
    }
    if (typeof text === "string") events.push(delta({ text }));
    if (toolUse) {
      const { toolUseId, name, input } = toolUse;
      events.push({
        type: "contentBlockStart",
        body: { contentBlockIndex, start: { toolUse: { toolUseId, name } } },
      });
      events.push(delta({ toolUse: { input: JSON.stringify(input) } }));
    }
    return [...events, { type: "contentBlockStop", body: { contentBlockIndex } }];
  });
  return [...blocks, { type: "messageStop", body: { stopReason } }, { type: "metadata", body: { usage } }];
}
