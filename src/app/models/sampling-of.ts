import type { Pipeline } from "../../contracts/pipeline.ts";
import type { SamplingSettings } from "../../core/answering/sampled-request.ts";

export function samplingOf(settings: Pipeline["answer"]): SamplingSettings {
  const { temperature, seed, maxOutputTokens, thinkingTokens } = settings;
  return { temperature, seed, maxOutputTokens, thinkingTokens };
}
