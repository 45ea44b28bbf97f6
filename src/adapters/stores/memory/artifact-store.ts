import type { Digest } from "../../../contracts/digest.ts";
import type { ArtifactStore } from "../../../ports/artifact-store.ts";
import { sha256 } from "../../shared/sha256.ts";

export function memoryArtifactStore(): ArtifactStore {
  const artifacts = new Map<Digest, Uint8Array>();
  return {
    async put(bytes) {
      const digest = sha256(bytes);
      artifacts.set(digest, bytes.slice());
      return digest;
    },
    async get(digest) {
      return artifacts.get(digest)?.slice();
    },
    async getRange(digest, offset, length) {
      const bytes = artifacts.get(digest);
      return bytes !== undefined && bytes.length >= offset + length
        ? bytes.slice(offset, offset + length)
        : undefined;
    },
    async size(digest) {
      return artifacts.get(digest)?.length;
    },
    async has(digest) {
      return artifacts.has(digest);
    },
    async *list() {
      for (const [digest, bytes] of artifacts) yield { digest, bytes: bytes.length };
    },
    async remove(digest) {
      artifacts.delete(digest);
    },
  };
}
