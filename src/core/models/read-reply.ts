import type { ModelEvent, ModelFinish, ModelUsage } from "../../contracts/model.ts";

/** A whole reply, joined. */
export interface ModelReply {
  text: string;
  /** Names of the tools that were called; inputs are for who offered tools. */
  toolCalls: string[];
  /** Null where the provider told nothing. */
  usage: ModelUsage | null;
  finish: ModelFinish;
}

/** Joins a reply while it is passed on. */
export interface ReplyCollector {
  take(event: ModelEvent): void;
  /** What has come so far. */
  readonly reply: ModelReply;
}

export function replyCollector(): ReplyCollector {
  const reply: ModelReply = {
    text: "",
    toolCalls: [],
    usage: null,
    finish: { reason: "other", raw: null },
  };
  return {
    reply,
    take(event) {
      if (event.type === "text-delta") reply.text += event.text;
      else if (event.type === "tool-start") reply.toolCalls.push(event.name);
      else if (event.type === "usage") reply.usage = event.usage;
      else if (event.type === "finish") reply.finish = event.finish;
    },
  };
}

/** Reads a reply to its end; `onText` hears its text as it comes. */
export async function readReply(
  events: AsyncIterable<ModelEvent>,
  onText: (text: string) => void = () => {},
): Promise<ModelReply> {
  const { take, reply } = replyCollector();
  for await (const event of events) {
    take(event);
    if (event.type === "text-delta") onText(event.text);
  }
  return reply;
}
