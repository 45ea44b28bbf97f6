import { throwIfAborted } from "../../contracts/abort.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { ModelEvent, ModelRequest } from "../../contracts/model.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { ReplyStore } from "../../ports/language-model-replies.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { canonicalJson } from "../pipeline/stage-key.ts";

export interface CachedModelSettings {
  model: LanguageModel;
  replies: ReplyStore;
  digestOf: DigestOf;
}

/**
 * Asks a model once for each request and gives the same events ever after, usage included: what counts money belongs inside.
 * Only a reply that was read to its end is kept.
 */
export function cachedModel({ model, replies, digestOf }: CachedModelSettings): LanguageModel {
  return {
    id: model.id,
    version: model.version,
    traits: model.traits,
    async *stream(request, options) {
      const { signal } = options;
      throwIfAborted(signal);
      const key = replyKey(model, request, digestOf);
      const known = await replies.find(key);
      if (known !== undefined) {
        for (const event of known) {
          throwIfAborted(signal);
          yield event;
        }
        return;
      }
      const events: ModelEvent[] = [];
      for await (const event of model.stream(request, options)) {
        events.push(event);
        // Before the last event is passed on: a reader may leave at it.
        if (event.type === "finish") await replies.keep(key, events);
        yield event;
      }
    },
  };
}

/** Digest of everything a reply depends on. */
export function replyKey(
  { id, version }: Pick<LanguageModel, "id" | "version">,
  request: ModelRequest,
  digestOf: DigestOf,
): Digest {
  return digestOf(canonicalJson({ kind: "model-reply", id, version, request }));
}
