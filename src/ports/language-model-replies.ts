import type { Digest } from "../contracts/digest.ts";
import type { ModelEvent } from "../contracts/model.ts";

/** Keeps whole replies of models under the key of what was asked. */
export interface ReplyStore {
  /** As kept; undefined where nothing is kept under the key. */
  find(key: Digest): Promise<readonly ModelEvent[] | undefined>;
  /** Durable when it resolves. A reply kept before under the key stays: both answer the same request. */
  keep(key: Digest, events: readonly ModelEvent[]): Promise<void>;
}
