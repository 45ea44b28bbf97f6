import type { EmbedOptions } from "../../../ports/embedder.ts";
import type { BatchLimits } from "../../shared/provider/text-batches.ts";
import type { TextVendor } from "../../shared/provider/text-provider.ts";

/** How one vendor speaks OpenAI's embeddings. A further vendor is one more row of `embeddingVendors`. */
export interface EmbeddingVendor extends TextVendor {
  batch: BatchLimits;
  /** How vectors are asked for; null where that cannot be said. Either is understood whatever was asked. */
  encoding: "base64" | "float" | null;
  /** What the wished length of vectors is called. */
  lengthField: "dimensions" | "output_dimension";
  /** Where questions and passages are told apart by a field. */
  kind?: { field: string } & Record<EmbedOptions["kind"], string>;
  /** Sent with every request. */
  always?: { readonly [field: string]: boolean };
}

const hosted = {
  encoding: "base64",
  lengthField: "dimensions",
  // A request of OpenAI may hold 300,000 tokens, and a character of some scripts is one or more.
  batch: { texts: 256, characters: 150_000 },
  unreachable: "Check the connection, and the base URL where you have set one.",
} as const;

const local = { ...hosted, batch: { texts: 64, characters: 150_000 } } as const;

export const embeddingVendors = {
  openai: {
    ...hosted,
    title: "OpenAI",
    baseUrl: "https://api.openai.com/v1",
    key: { variable: "OPENAI_API_KEY", isRequired: true, header: "authorization" },
    unknownModel: "See https://platform.openai.com/docs/models for the names.",
  },
  azure: {
    ...hosted,
    title: "Azure OpenAI",
    baseUrl: null,
    key: { variable: "AZURE_OPENAI_API_KEY", isRequired: true, header: "api-key" },
    unknownModel: "Name your deployment, as it is called in Azure, not the model behind it.",
    unreachable: "Check the base URL: it reads https://RESOURCE.openai.azure.com/openai/v1.",
  },
  mistral: {
    ...hosted,
    title: "Mistral",
    baseUrl: "https://api.mistral.ai/v1",
    key: { variable: "MISTRAL_API_KEY", isRequired: true, header: "authorization" },
    encoding: null,
    lengthField: "output_dimension",
    // A request may hold 16,384 tokens.
    batch: { texts: 128, characters: 16_000 },
    unknownModel: "See https://docs.mistral.ai/getting-started/models for the names.",
  },
  voyage: {
    ...hosted,
    title: "Voyage",
    baseUrl: "https://api.voyageai.com/v1",
    key: { variable: "VOYAGE_API_KEY", isRequired: true, header: "authorization" },
    lengthField: "output_dimension",
    batch: { texts: 128, characters: 100_000 },
    kind: { field: "input_type", query: "query", passage: "document" },
    always: { truncation: false },
    unknownModel: "See https://docs.voyageai.com/docs/embeddings for the names.",
  },
  jina: {
    ...hosted,
    title: "Jina",
    baseUrl: "https://api.jina.ai/v1",
    key: { variable: "JINA_API_KEY", isRequired: true, header: "authorization" },
    encoding: null,
    kind: { field: "task", query: "retrieval.query", passage: "retrieval.passage" },
    always: { truncate: false },
    unknownModel: "See https://jina.ai/embeddings for the names.",
  },
  vllm: {
    ...local,
    title: "vLLM",
    baseUrl: "http://localhost:8000/v1",
    key: { variable: "VLLM_API_KEY", isRequired: false, header: "authorization" },
    unknownModel: "Name it as the server was started with: --served-model-name, or else its path.",
    unreachable: "Start the server with `vllm serve MODEL --runner pooling`, or check its address.",
  },
  "llama-cpp": {
    ...local,
    title: "llama.cpp",
    baseUrl: "http://localhost:8080/v1",
    key: { variable: "LLAMA_API_KEY", isRequired: false, header: "authorization" },
    unknownModel: "Start the server with that model: `llama-server -m FILE.gguf --embeddings`.",
    unreachable: "Start the server with `llama-server -m FILE.gguf --embeddings`, or check its address.",
  },
  /** Whatever else speaks so. */
  other: {
    ...local,
    title: "The embedding server",
    baseUrl: null,
    key: { variable: "EMBEDDINGS_API_KEY", isRequired: false, header: "authorization" },
    encoding: null,
    unknownModel: "Name the model as that server calls it.",
    unreachable: "Check the base URL: it ends before /embeddings.",
  },
} as const satisfies Record<string, EmbeddingVendor>;

export type EmbeddingVendorName = keyof typeof embeddingVendors;
