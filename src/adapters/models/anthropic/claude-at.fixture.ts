import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { anthropicModel, type AnthropicSettings } from "./anthropic-model.ts";

export const secret = "sk-ant-secret-1234567890";

/** A Claude model, served at this origin. */
export function claudeAt(
  origin: string,
  egress: StreamingEgress,
  settings: Partial<AnthropicSettings> = {},
): LanguageModel {
  return anthropicModel(
    { model: "claude-sonnet-4-5", baseUrl: `${origin}/v1`, ...settings },
    { egress, environment: { ANTHROPIC_API_KEY: secret } },
  );
}
