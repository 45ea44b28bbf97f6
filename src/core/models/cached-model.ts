import { throwIfAborted } from "../../contracts/abort.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { ModelEvent, ModelRequest } from "../../contracts/model.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { ReplyStore } from "../../ports/language-model-replies.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { canonicalJson } from "../pipeline/stage-key.ts";
import { type Turns, turns } from "./turns.ts";

export interface CachedModelSettings {
  model: LanguageModel;
  replies: ReplyStore;
  digestOf: DigestOf;
  /** One for all models that share the replies. */
  turns?: Turns;
  /** Told of a call that a kept reply answers. */
  onKept?: () => void;
}

/**
 * Asks a model once for each request and gives the same events ever after, usage included: what counts money belongs inside.
 * Only a reply that was read to its end is kept. Those who ask the same at the same time wait for the first.
 */
export function cachedModel(settings: CachedModelSettings): LanguageModel {
  const { model, replies, digestOf, turns: order = turns(), onKept = () => {} } = settings;
  return {
    id: model.id,
    version: model.version,
    traits: model.traits,
    async *stream(request, options) {
      const { signal } = options;
      const key = replyKey(model, request, digestOf);
      const endTurn = await order.take(key, signal);
      try {
        const known = await replies.find(key);
        if (known !== undefined) {
          endTurn();
          onKept();
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
          if (event.type === "finish") {
            await replies.keep(key, events);
            endTurn();
          }
          yield event;
        }
      } finally {
        endTurn();
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
