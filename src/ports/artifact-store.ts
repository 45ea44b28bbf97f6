import type { Digest } from "../contracts/digest.ts";

/** Bytes by the digest of their content. */
export interface ArtifactStore {
  /** Durable when it resolves; storing the same bytes again is a no-op. */
  put(bytes: Uint8Array): Promise<Digest>;
  /** Verified: undefined where the artifact is missing or its bytes no longer match (a damaged one is set aside, never returned). */
  get(digest: Digest): Promise<Uint8Array | undefined>;
  /** Bytes `offset` to `offset + length`, not verified: the caller holds the part's own digest. Undefined where missing or too short. */
  getRange(digest: Digest, offset: number, length: number): Promise<Uint8Array | undefined>;
  /** In bytes; undefined where it is missing. */
  size(digest: Digest): Promise<number | undefined>;
  has(digest: Digest): Promise<boolean>;
  list(): AsyncIterable<{ digest: Digest; bytes: number }>;
  remove(digest: Digest): Promise<void>;
}
