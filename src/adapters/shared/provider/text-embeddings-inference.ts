import type { BatchLimits } from "./text-batches.ts";
import type { TextVendor } from "./text-provider.ts";

/** What its embedders and rerankers have in common. */
export const textEmbeddingsInference: { vendor: TextVendor; batch: BatchLimits } = {
  vendor: {
    title: "text-embeddings-inference",
    baseUrl: "http://localhost:8080",
    key: { variable: "TEI_API_KEY", isRequired: false, header: "authorization" },
    unknownModel: "Start the server with that model: `text-embeddings-router --model-id MODEL`.",
    unreachable: "Start the server with `text-embeddings-router --model-id MODEL`, or check its address.",
  },
  // Its --max-client-batch-size, unless set otherwise.
  batch: { texts: 32, characters: 150_000 },
};

/** How many tokens a request took; null where an answer does not tell. */
export function computedTokens(headers: Readonly<Record<string, string>>): number | null {
  const told = headers["x-compute-tokens"];
  return told !== undefined && /^\d+$/.test(told) ? Number(told) : null;
}
