import { embeddingVendors } from "../../adapters/embedders/openai-compatible/embedding-vendors.ts";
import { compatibleVendors } from "../../adapters/models/openai-compatible/vendors.ts";
import { rerankerVendors } from "../../adapters/rerankers/served/reranker-vendors.ts";

/** Of every vendor, whatever kind of model it serves. From tables alone: who only asks for a price does not load the code of all. */
export const vendorNames: readonly string[] = [
  ...new Set([
    ...Object.keys(compatibleVendors),
    "anthropic",
    "gemini",
    "bedrock",
    "sagemaker",
    ...Object.keys(embeddingVendors),
    "ollama",
    "tei",
    ...Object.keys(rerankerVendors),
  ]),
];
