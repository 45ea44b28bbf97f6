import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { geminiModel, type GeminiSettings } from "./gemini-model.ts";

export const secret = "AIza-secret-1234567890";

/** A Gemini model, served at this origin. */
export function geminiAt(
  origin: string,
  egress: StreamingEgress,
  settings: Partial<GeminiSettings> = {},
): LanguageModel {
  return geminiModel(
    { model: "gemini-2.5-flash", baseUrl: `${origin}/v1beta`, ...settings },
    { egress, environment: { GEMINI_API_KEY: secret } },
  );
}
