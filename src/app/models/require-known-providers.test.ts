import { expect, test } from "vitest";
import { requireKnownProviders } from "./require-known-providers.ts";

const vendors = ["openai", "ollama", "vllm"];

test.each([
  { openai: {}, "ollama/qwen3": {} },
  { gateway: { like: "openai" }, "gateway/gpt": { concurrent: 2 } },
  { "gateway/gpt": { like: "vllm" } },
])("%j is about vendors that are known", (models) => {
  expect(() => requireKnownProviders(models, vendors)).not.toThrow();
});

test.each([
  [
    { olama: {} },
    'models.olama is about the vendor "olama", which Soundings does not know.',
    "Did you mean ollama? For a server of your own add like, such as like: openai.",
  ],
  [
    { "olama/qwen3": {} },
    'models.olama/qwen3 is about the vendor "olama", which Soundings does not know.',
    "Did you mean ollama? For a server of your own add like, such as like: openai.",
  ],
  [
    { gateway: {} },
    'models.gateway is about the vendor "gateway", which Soundings does not know.',
    "Known are openai, ollama, vllm; for a server of your own add like, such as like: openai.",
  ],
  [
    { gateway: { like: "opeanai" } },
    'models.gateway.like is about the vendor "opeanai", which Soundings does not know.',
    "Did you mean openai?",
  ],
])("%j is refused", (models, message, hint) => {
  expect(() => requireKnownProviders(models, vendors)).toThrow(expect.objectContaining({ message, hint }));
});
