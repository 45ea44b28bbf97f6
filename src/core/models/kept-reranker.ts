import { throwIfAborted } from "../../contracts/abort.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { NumberStore } from "../../ports/number-store.ts";
import type { Reranker } from "../../ports/reranker.ts";
import { canonicalJson } from "../pipeline/stage-key.ts";
import { type Turns, turns } from "./turns.ts";

export interface KeptRerankerSettings {
  reranker: Reranker;
  numbers: NumberStore;
  digestOf: DigestOf;
  /** One for all rerankers that share the numbers. */
  turns?: Turns;
  /** Told of texts whose scores were kept before. */
  onKept?: (texts: number) => void;
}

/**
 * Asks a reranker once for each query with its texts. Scores are rounded to float32, kept or not: what is made of them does not
 * depend on where they came from.
 */
export function keptReranker(settings: KeptRerankerSettings): Reranker {
  const { reranker, numbers, digestOf, turns: order = turns(), onKept = () => {} } = settings;
  const { id } = reranker;
  const version = `${reranker.version} float32`;
  const identity = { id, version };
  return {
    id,
    version,
    async rerank(query, texts, options) {
      throwIfAborted(options.signal);
      if (texts.length === 0) return reranker.rerank(query, texts, options);
      const key = scoresKey(identity, query, texts, digestOf);
      const endTurn = await order.take(key, options.signal);
      try {
        const known = await numbers.find(key);
        if (known?.length === texts.length) {
          onKept(texts.length);
          return Float64Array.from(known);
        }
        const rounded = Float32Array.from(await reranker.rerank(query, texts, options));
        // What is no score is for the stage to name, and no use to anyone later.
        if (rounded.length === texts.length && rounded.every(Number.isFinite)) {
          await numbers.keep(key, rounded, []);
        }
        return Float64Array.from(rounded);
      } finally {
        endTurn();
      }
    },
  };
}

/** In the order of the texts: some rerankers hold them against each other. */
export function scoresKey(
  { id, version }: Pick<Reranker, "id" | "version">,
  query: string,
  texts: readonly string[],
  digestOf: DigestOf,
): Digest {
  return digestOf(canonicalJson({ kind: "scores", id, version, query, texts }));
}
