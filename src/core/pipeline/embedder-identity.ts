import type { Digest } from "../../contracts/digest.ts";
import type { Json } from "../../contracts/json.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { canonicalJson } from "./stage-key.ts";

/** All that says which embedder made a vector: vectors of two that differ in any of it have nothing to do with each other. */
export interface EmbedderIdentity {
  id: string;
  version: string;
  /** Of the settings, files and weights behind it. */
  settings: Digest;
}

export function identityOfEmbedder(
  { part, identity }: { part: Embedder; identity: Json },
  digestOf: DigestOf,
): EmbedderIdentity {
  return { id: part.id, version: part.version, settings: digestOf(canonicalJson(identity)) };
}

/** In what two embedders differ; nothing for one and the same. */
export function embedderDifferences(one: EmbedderIdentity, other: EmbedderIdentity): string[] {
  return (["id", "version", "settings"] as const).filter((name) => one[name] !== other[name]);
}
