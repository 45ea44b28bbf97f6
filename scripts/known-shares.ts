import { staticEmbedder } from "../src/adapters/embedders/static/static-embedder.ts";
import { corpusNames, readRetrievalCorpus } from "./retrieval-corpus.ts";

/**
 * What share of a chunk's words the static embedder knows, corpus by corpus: behind the limits in
 * src/core/similarity/understood-text.ts. `node scripts/known-shares.ts ../shared/data`.
 */
const [dataFolder = "../shared/data"] = process.argv.slice(2);
const embedder = staticEmbedder();
const quantiles = [0, 0.01, 0.05, 0.5, 0.95, 0.99, 1];

console.log(["corpus".padEnd(20), "chunks", ...quantiles].join("\t"));
for (const name of corpusNames(dataFolder)) {
  const { chunks } = await readRetrievalCorpus(dataFolder, name);
  const shares: number[] = [];
  for (const { text } of chunks) shares.push((await embedder.knownShare(text)) ?? 0);
  shares.sort((a, b) => a - b);
  const at = (quantile: number) => shares[Math.round(quantile * (shares.length - 1))] ?? 0;
  console.log([name.padEnd(20), chunks.length, ...quantiles.map((one) => at(one).toFixed(2))].join("\t"));
}
