import type { Digest } from "../contracts/digest.ts";
import type { StageResult } from "../contracts/run.ts";

/** A part of an artifact that can be used again by itself, such as one source's index segment. */
export interface Item {
  /** Hash of what the item was made from. */
  key: Digest;
  artifact: Digest;
  offset: number;
  length: number;
  /** Digest of the item's own bytes: a part is verified without reading the whole. */
  digest: Digest;
}

/** Remembers what stages gave, by key, for every process that works on one folder. */
export interface StageStore {
  find(key: Digest): Promise<StageResult | undefined>;
  /** Atomic: the result and its items become visible together. Committing a key again replaces nothing that differs only in timings. */
  commit(result: StageResult, items: readonly Item[]): Promise<void>;
  /** Forgets a result whose artifact is missing or damaged, so that it is made again. */
  forget(key: Digest): Promise<void>;
  findItems(keys: readonly Digest[]): Promise<Map<Digest, Item>>;
  /**
   * Tries to become the only worker on a key. False while a living worker holds it; a dead worker's claim is taken over.
   * Two workers on one key are wasteful, never wrong.
   */
  claim(key: Digest): Promise<boolean>;
  release(key: Digest): Promise<void>;
  /** Every result kept. For cleaning. */
  list(): Promise<StageResult[]>;
}
