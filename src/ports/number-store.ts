import type { Digest } from "../contracts/digest.ts";

/** Keeps what models gave in numbers, such as vectors and scores, under the key of what was asked. */
export interface NumberStore {
  /** As kept; undefined where nothing is kept under the key. Throws AppError "store.damaged" for what cannot be read. */
  find(key: Digest): Promise<Float32Array | undefined>;
  /**
   * Durable when it resolves. Numbers kept before under the key stay. `items`: keys of the items that hold the same once a stage has
   * ended; none for numbers that nothing else will hold.
   */
  keep(key: Digest, numbers: Float32Array, items: readonly Digest[]): Promise<void>;
  /** Everything kept, in no order. For cleaning. */
  list(): AsyncIterable<KeptNumbers>;
  /** Nothing happens where nothing is kept. */
  remove(key: Digest): Promise<void>;
}

export interface KeptNumbers {
  key: Digest;
  items: readonly Digest[];
  bytes: number;
}
