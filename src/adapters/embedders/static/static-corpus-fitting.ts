import type { CorpusFitting } from "../../../ports/corpus-fitting.ts";
import { shippedTable, type TableSource } from "./shipped-table.ts";
import { staticEmbedder } from "./static-embedder.ts";
import { corpusWordWeights, wordWeightsOf } from "./word-weights.ts";

/** The static embedder fitted to a corpus: its commonest words are held back. */
export function staticCorpusFitting(table: TableSource = shippedTable): CorpusFitting {
  return {
    version: "1",
    async fit(texts, signal) {
      return (await corpusWordWeights(texts, await table.read(), signal)).factors;
    },
    weighted: (factors) => staticEmbedder({ table, weights: wordWeightsOf(factors) }),
  };
}
