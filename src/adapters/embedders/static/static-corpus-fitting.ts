import type { CorpusFitting } from "../../../ports/corpus-fitting.ts";
import { shippedTable } from "./shipped-table.ts";
import { staticEmbedder } from "./static-embedder.ts";
import type { StaticTable } from "./static-table.ts";
import { corpusWordWeights, wordWeightsOf } from "./word-weights.ts";

/** The static embedder fitted to a corpus: its commonest words are held back. */
export function staticCorpusFitting(readTable: () => Promise<StaticTable> = shippedTable): CorpusFitting {
  return {
    version: "1",
    async fit(texts, signal) {
      return (await corpusWordWeights(texts, await readTable(), signal)).factors;
    },
    weighted: (factors) => staticEmbedder({ readTable, weights: wordWeightsOf(factors) }),
  };
}
