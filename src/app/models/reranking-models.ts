import {
  type RerankerVendorName,
  rerankerVendors,
} from "../../adapters/rerankers/served/reranker-vendors.ts";
import { servedReranker } from "../../adapters/rerankers/served/served-reranker.ts";
import type { Reranker } from "../../ports/reranker.ts";
import type { TextParts } from "./embedding-models.ts";
import type { ModelVendor } from "./model-vendor.ts";

type RerankingVendor = ModelVendor<Reranker, TextParts>;

const served: RerankingVendor = {
  keyVariable: ({ vendor }) => rerankerVendors[vendor as RerankerVendorName].key.variable,
  baseUrl: ({ vendor }) => rerankerVendors[vendor as RerankerVendorName].baseUrl,
  open: ({ vendor, model, settings: { baseUrl, timeoutSeconds } }, parts) =>
    servedReranker(
      {
        vendor: vendor as RerankerVendorName,
        model,
        ...(baseUrl !== undefined && { baseUrl }),
        ...(timeoutSeconds !== undefined && { timeoutMs: timeoutSeconds * 1000 }),
      },
      parts,
    ),
};

/** How to open the rerankers of each vendor. */
export const rerankingModels: Readonly<Record<string, RerankingVendor>> = Object.fromEntries(
  Object.keys(rerankerVendors).map((vendor) => [vendor, served]),
);
