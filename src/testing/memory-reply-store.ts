import type { ModelEvent } from "../contracts/model.ts";
import type { ReplyStore } from "../ports/language-model-replies.ts";

/** Replies kept as long as the process. */
export function memoryReplyStore(): ReplyStore {
  const kept = new Map<string, readonly ModelEvent[]>();
  return {
    find: async (key) => structuredClone(kept.get(key)),
    async keep(key, events) {
      if (!kept.has(key)) kept.set(key, structuredClone(events));
    },
  };
}
