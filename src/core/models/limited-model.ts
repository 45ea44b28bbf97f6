import type { ModelRequest } from "../../contracts/model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { ModelLimiter } from "./model-limiter.ts";

export interface LimitedModelSettings {
  model: LanguageModel;
  /** One for all models of a provider. */
  limiter: ModelLimiter;
  /** Rather too many than too few. */
  inputTokensOf: (request: ModelRequest) => number;
}

/** Begins a call only when its provider's limits have room for its prompt and its longest reply. */
export function limitedModel({ model, limiter, inputTokensOf }: LimitedModelSettings): LanguageModel {
  return {
    id: model.id,
    version: model.version,
    traits: model.traits,
    async *stream(request, options) {
      const { signal } = options;
      const pass = await limiter.enter(inputTokensOf(request) + request.maxOutputTokens, signal);
      let used: number | undefined;
      try {
        for await (const event of model.stream(request, options)) {
          if (event.type === "usage") used = event.usage.inputTokens + event.usage.outputTokens;
          yield event;
        }
      } finally {
        pass.leave(used);
      }
    },
  };
}
