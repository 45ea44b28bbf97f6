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

/** One sentence where a model is named for answers and not asked. */
export function idleModelNotices({ answer: { kind, model } }: Pipeline): string[] {
  if (model === undefined || kind === "single" || kind === "agent" || kind === "none") return [];
  const named = typeof kind === "string" ? kind : "a part of your own";
  return [
    `answer.model is ${model}, but answer.kind is ${named}, so it is not asked: set answer.kind to single or agent.`,
  ];
}

/** The embedding model that a pipeline names; undefined where it embeds on this machine, or not at all. */
export function embeddingModelOf({ embed: { embedder } }: Pipeline): EmbeddingModelReference | undefined {
  if (typeof embedder === "string") {
    return embedder.includes("/") ? { model: embedder as EmbeddingModelReference["model"] } : undefined;
  }
  return "model" in embedder ? embedder : undefined;
}
