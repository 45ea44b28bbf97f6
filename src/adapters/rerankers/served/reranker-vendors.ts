import type { BatchLimits } from "../../shared/provider/text-batches.ts";
import { textEmbeddingsInference } from "../../shared/provider/text-embeddings-inference.ts";
import type { TextVendor } from "../../shared/provider/text-provider.ts";

/** How one vendor reranks. A further vendor is one more row of `rerankerVendors`. */
export interface RerankerVendor extends TextVendor {
  /** At the base URL. */
  path: string;
  /** What one request holds: of a model that compares texts with each other, more than are ever asked about. */
  batch: BatchLimits;
  textsField: "documents" | "texts";
  /** False where the server knows one model only. */
  namesModel: boolean;
  /** What the limit is called beyond which texts are cut; null where none can be set. */
  cutField: "max_tokens_per_doc" | null;
  /** Sent with every request. */
  always: { readonly [field: string]: boolean };
}

const hosted = {
  batch: { texts: 1000, characters: 2_000_000 },
  textsField: "documents",
  namesModel: true,
  cutField: null,
  always: { return_documents: false },
  unreachable: "Check the connection, and the base URL where you have set one.",
} as const;

export const rerankerVendors = {
  cohere: {
    ...hosted,
    title: "Cohere",
    baseUrl: "https://api.cohere.com/v2",
    path: "/rerank",
    key: { variable: "COHERE_API_KEY", isRequired: true, header: "authorization" },
    cutField: "max_tokens_per_doc",
    always: {},
    unknownModel: "See https://docs.cohere.com/docs/models for the names.",
  },
  jina: {
    ...hosted,
    title: "Jina",
    baseUrl: "https://api.jina.ai/v1",
    path: "/rerank",
    key: { variable: "JINA_API_KEY", isRequired: true, header: "authorization" },
    unknownModel: "See https://jina.ai/reranker for the names.",
  },
  vllm: {
    ...hosted,
    title: "vLLM",
    baseUrl: "http://localhost:8000/v1",
    path: "/rerank",
    key: { variable: "VLLM_API_KEY", isRequired: false, header: "authorization" },
    always: {},
    unknownModel: "Name it as the server was started with: --served-model-name, or else its path.",
    unreachable: "Start the server with `vllm serve MODEL --runner pooling`, or check its address.",
  },
  tei: {
    ...hosted,
    ...textEmbeddingsInference.vendor,
    path: "/rerank",
    batch: textEmbeddingsInference.batch,
    textsField: "texts",
    namesModel: false,
    always: { raw_scores: false, truncate: false },
  },
} as const satisfies Record<string, RerankerVendor>;

export type RerankerVendorName = keyof typeof rerankerVendors;
