import { expect, test } from "vitest";
import type { ModelSettings } from "../config/model-settings.ts";
import { languageModels } from "./language-models.ts";
import type { ProviderParts } from "./model-vendor.ts";

function opened(vendor: string, settings: ModelSettings) {
  const environment = { OPENAI_API_KEY: "k", AZURE_OPENAI_API_KEY: "k" };
  const place = { name: `${vendor}/m`, provider: vendor, vendor, model: "m", settings } as const;
  return languageModels[vendor]!.open(place, { environment } as unknown as ProviderParts, undefined);
}

test.each([
  ["ollama", "http://gpu:11434", "http://gpu:11434/v1/chat/completions"],
  ["ollama", "http://gpu:11434/", "http://gpu:11434/v1/chat/completions"],
  ["ollama", "http://gpu:11434/v1", "http://gpu:11434/v1/chat/completions"],
  ["vllm", "http://gpu:8000", "http://gpu:8000/v1/chat/completions"],
  ["openai", "https://gateway.example.org", "https://gateway.example.org/chat/completions"],
])("%s at %s is asked at %s", (vendor, baseUrl, address) => {
  expect(opened(vendor, { baseUrl }).version).toContain(`@${address}`);
});

test("a deployment goes by what the model behind it can do", () => {
  const baseUrl = "https://r.openai.azure.com/openai/v1";
  expect(opened("azure", { baseUrl, baseModel: "azure/gpt-5.5" }).traits.sampling).toBe(false);
});
