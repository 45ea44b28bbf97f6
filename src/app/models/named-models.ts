import type { EmbeddingModelReference, ModelName, Pipeline } from "../../contracts/pipeline.ts";
import { asksLanguageModel, embeddingModelOf } from "./models-asked.ts";

/** A model behind an address, and what it is asked for. */
export type NamedModel =
  | { part: "answers" | "ranks again"; name: ModelName }
  | { part: "embeds"; name: ModelName; asked: EmbeddingModelReference };

/** Every model that these pipelines name, each once for what it does. */
export function namedModels(pipelines: readonly Pipeline[]): NamedModel[] {
  const found = new Map<string, NamedModel>();
  const add = (model: NamedModel): void => void found.set(`${model.part} ${model.name}`, model);
  for (const pipeline of pipelines) {
    const embedding = embeddingModelOf(pipeline);
    if (embedding !== undefined) add({ part: "embeds", name: embedding.model, asked: embedding });
    if (pipeline.rerank.model !== undefined) add({ part: "ranks again", name: pipeline.rerank.model });
    const { model } = pipeline.answer;
    if (asksLanguageModel(pipeline) && model !== undefined) add({ part: "answers", name: model });
  }
  return [...found.values()];
}
