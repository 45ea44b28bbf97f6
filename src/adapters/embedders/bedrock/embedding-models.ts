import { AppError } from "../../../contracts/app-error.ts";

export interface BedrockEmbeddingModel {
  wire: "titan" | "cohere-3" | "cohere-4";
  /** Lengths it gives, the usual one first. */
  dimensions: readonly [number, ...number[]];
}

/** By what an id holds after its geography; the first that matches counts. From the model pages of Amazon Bedrock, 2026-11. */
const models: readonly (BedrockEmbeddingModel & { matches: RegExp })[] = [
  { matches: /amazon\.titan-embed-text-v2/, wire: "titan", dimensions: [1024, 512, 256] },
  { matches: /amazon\.titan-embed-(?:text-v1|g1-text)/, wire: "titan", dimensions: [1536] },
  { matches: /cohere\.embed-v4/, wire: "cohere-4", dimensions: [1536, 1024, 512, 256] },
  { matches: /cohere\.embed-(?:english|multilingual)-v3/, wire: "cohere-3", dimensions: [1024] },
];

/** Throws AppError "config.invalid" for a model whose format is not known. */
export function embeddingModel(model: string): BedrockEmbeddingModel {
  const known = models.find(({ matches }) => matches.test(model));
  if (known !== undefined) return known;
  throw new AppError("config.invalid", {
    message: `"${model}" is no embedding model of Amazon Bedrock that Soundings can ask.`,
    hint: "Use amazon.titan-embed-text-v2:0, amazon.titan-embed-text-v1, cohere.embed-english-v3, cohere.embed-multilingual-v3 or cohere.embed-v4:0.",
  });
}
