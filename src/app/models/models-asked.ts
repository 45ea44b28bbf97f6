import type { EmbeddingModelReference, Pipeline } from "../../contracts/pipeline.ts";

/** Whether a pipeline asks any model behind an address. */
export function asksModels(pipeline: Pipeline): boolean {
  return (
    asksLanguageModel(pipeline) ||
    embeddingModelOf(pipeline) !== undefined ||
    pipeline.rerank.model !== undefined
  );
}

export function asksLanguageModel({ answer: { kind } }: Pipeline): boolean {
  return kind === "single" || kind === "agent";
}

/** The embedding model that a pipeline names; undefined where it embeds on this machine, or not at all. */
export function embeddingModelOf({ embed: { embedder } }: Pipeline): EmbeddingModelReference | undefined {
  if (typeof embedder === "string") {
    return embedder.includes("/") ? { model: embedder as EmbeddingModelReference["model"] } : undefined;
  }
  return "model" in embedder ? embedder : undefined;
}
