import { embeddingModels } from "./embedding-models.ts";
import { languageModels } from "./language-models.ts";
import { rerankingModels } from "./reranking-models.ts";

/** By name, whatever kind of model they serve. */
export const everyVendor = { ...languageModels, ...embeddingModels, ...rerankingModels };
