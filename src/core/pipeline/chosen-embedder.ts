import type { Json } from "../../contracts/json.ts";
import type { CorpusFitting } from "../../ports/corpus-fitting.ts";
import type { Embedder } from "../../ports/embedder.ts";

/** An embedder with what goes into stage keys beside its id and version. */
export interface ChosenEmbedder {
  part: Embedder;
  identity: Json;
  /** Set where it is to be fitted to the corpus before it embeds anything of it. */
  fitting?: CorpusFitting;
}

/** With the weights that fitting gave; as it is where it was not fitted. */
export function withWeights(chosen: ChosenEmbedder, weights: Float32Array | undefined): ChosenEmbedder {
  const { fitting } = chosen;
  if (fitting === undefined || weights === undefined) return chosen;
  return { ...chosen, part: fitting.weighted(weights) };
}
