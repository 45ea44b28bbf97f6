/** Where the figures of the catalogue were read, by the short name its fields give. */
export const catalogSources = {
  litellm: {
    title: "LiteLLM 1.110.2, as published on PyPI",
    at: "BerriAI/litellm: model_prices_and_context_window_backup.json (MIT)",
  },
  "models.dev": {
    title: "models.dev, the files of the provider and of its base model",
    at: "anomalyco/models.dev: providers/PROVIDER/models/*.toml (MIT)",
  },
  "gpt-tokenizer": {
    title: "gpt-tokenizer 4.0.0, which lists the model and maps it to this encoding",
    at: "niieani/gpt-tokenizer: src/mapping.ts (MIT)",
  },
} as const;

export type CatalogSource = keyof typeof catalogSources;

/** A figure, who says so, and the day it was read there. */
export interface Noted<Value> {
  value: Value;
  source: CatalogSource;
  /** YYYY-MM-DD. */
  date: string;
}
