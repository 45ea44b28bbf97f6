import { AppError } from "../../../contracts/app-error.ts";
import type { ModelTraits } from "../../../contracts/model.ts";
import type { PromptFamily } from "../../shared/aws/prompt-template.ts";

export interface ImportedSettings {
  /** How requests are put to it. Models imported before November 2025 know "bedrock-completion" only. */
  format?: "bedrock-completion" | "openai-completion" | "openai-chat";
  /** In whose template completions are asked; chat needs none. */
  family?: Exclude<PromptFamily, "plain">;
}

export type ImportedFormat =
  | { format: "openai-chat" }
  | { format: "bedrock-completion" | "openai-completion"; family: Exclude<PromptFamily, "plain"> };

export function isImported(model: string): boolean {
  return /^arn:[^:]+:bedrock:[^:]+:\d*:imported-model\//.test(model);
}

/**
 * Where nothing is said, chat, which takes messages as they are; where only a family is named, the format that every import knows.
 * Throws AppError "config.invalid" for completions without a family, which nobody could template.
 */
export function importedFormat(model: string, settings: ImportedSettings = {}): ImportedFormat {
  const { family } = settings;
  const format = settings.format ?? (family === undefined ? "openai-chat" : "bedrock-completion");
  if (format === "openai-chat") return { format };
  if (family !== undefined) return { format, family };
  throw new AppError("config.invalid", {
    message: `${model} is asked for completions, but the family of the model is not set.`,
    hint: "Set imported.family to llama, mistral, qwen or deepseek, whose template it was trained on, or imported.format to openai-chat.",
  });
}

const usual: ModelTraits = {
  logprobAlternatives: 5,
  promptLogprobs: false,
  tools: false,
  responseSchema: false,
  images: false,
  thinking: false,
  seed: false,
  sampling: true,
  contextTokens: null,
  maxOutputTokens: null,
};

/** What an import can be asked in its format; whether the model behind it can, only its owner knows. */
export function importedTraits({ format }: ImportedFormat): ModelTraits {
  if (format === "openai-chat") return { ...usual, responseSchema: true };
  if (format === "openai-completion") return usual;
  // The server chooses how many it gives: that of the token, and that of a likelier one.
  return { ...usual, logprobAlternatives: 1, promptLogprobs: true };
}
