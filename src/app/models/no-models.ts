import type { ModelAccess } from "./model-access.ts";

/** For pipelines that ask no model. */
export const noModels: ModelAccess = {
  language: (name) => none(name),
  embedder: ({ model }) => none(model),
  reranker: (name) => none(name),
  knownOf: () => undefined,
  concurrentOf: () => 1,
  spent: () => [],
};

function none(name: string): never {
  throw new Error(`${name} is asked by a pipeline that was said to ask no model.`);
}
