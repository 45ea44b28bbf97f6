import { hashingEmbedder } from "../adapters/embedders/hashing/hashing-embedder.ts";
import { staticCorpusFitting } from "../adapters/embedders/static/static-corpus-fitting.ts";
import { staticEmbedder } from "../adapters/embedders/static/static-embedder.ts";
import type { Pipeline } from "../contracts/pipeline.ts";
import type { ChosenEmbedder } from "../core/pipeline/chosen-embedder.ts";

/** An embedder that comes with Soundings; undefined where the settings name another, or none. */
export function shippedEmbedder({
  embedder,
  dimensions,
  weights,
}: Pipeline["embed"]): ChosenEmbedder | undefined {
  switch (embedder) {
    case "hashing":
      return { part: hashingEmbedder({ dimensions }), identity: null, knownWords: undefined };
    case "static": {
      const part = staticEmbedder();
      const fitting = weights === "corpus" ? { fitting: staticCorpusFitting() } : {};
      return { part, identity: null, knownWords: part, ...fitting };
    }
    default:
      return undefined;
  }
}
