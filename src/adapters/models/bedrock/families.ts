import type { ModelTraits } from "../../../contracts/model.ts";

/** What Converse can do for most models; what a model itself cannot is told by its family. */
const usual: ModelTraits = {
  logprobAlternatives: null,
  promptLogprobs: false,
  tools: true,
  responseSchema: false,
  images: false,
  thinking: false,
  seed: false,
  sampling: true,
  contextTokens: null,
  maxOutputTokens: null,
};

export interface BedrockFamily {
  matches: RegExp;
  traits?: Partial<ModelTraits>;
  /** Where only a part of what is asked can be streamed, or nothing. */
  stream?: "never" | "without-tools";
}

/**
 * By what an id holds after its geography: the first that matches counts. From the table of models and features of Converse and
 * the list of models that keep to a schema in the guide of Amazon Bedrock, 2026-11; a person's own settings win.
 */
const families: readonly BedrockFamily[] = [
  // Adaptive thinking took the place of a budget, and sampling went with it.
  {
    matches: /anthropic\.claude-(?:opus-4-[7-9]|(?:opus|sonnet|haiku|fable)-[5-9])/,
    traits: { images: true, responseSchema: true, sampling: false },
  },
  {
    matches: /anthropic\.claude-(?:haiku-4-5|sonnet-4-[56]|opus-4-[56])/,
    traits: { images: true, thinking: true, responseSchema: true },
  },
  { matches: /anthropic\.claude-(?:3-7|opus-4|sonnet-4)/, traits: { images: true, thinking: true } },
  { matches: /anthropic\.claude-3-5-haiku/, traits: {} },
  { matches: /anthropic\.claude-3/, traits: { images: true } },
  { matches: /anthropic\.claude-(?:v2|instant)/, traits: { tools: false } },
  { matches: /amazon\.nova-micro/, traits: {} },
  { matches: /amazon\.nova/, traits: { images: true } },
  { matches: /amazon\.titan-text/, traits: { tools: false } },
  { matches: /meta\.llama(?:4|3-2-(?:11|90)b)/, traits: { images: true }, stream: "without-tools" },
  { matches: /meta\.llama3-[123]/, stream: "without-tools" },
  { matches: /meta\.llama/, traits: { tools: false } },
  { matches: /mistral\.pixtral/, traits: { images: true } },
  { matches: /mistral\.mistral-large-240/, stream: "without-tools" },
  { matches: /mistral\.(?:mistral-7b|mixtral)/, traits: { tools: false } },
  { matches: /ai21\.jamba-instruct/, traits: { tools: false } },
  { matches: /ai21\.j2/, traits: { tools: false }, stream: "never" },
  { matches: /cohere\.command-(?:text|light)/, traits: { tools: false } },
  { matches: /deepseek\.r1/, traits: { tools: false } },
  {
    matches:
      /qwen\.qwen3|openai\.gpt-oss|deepseek\.v3|google\.gemma-3|nvidia\.nemotron|mistral\.(?:magistral|ministral|mistral-large-3)|moonshot|minimax/,
    traits: { responseSchema: true },
  },
];

/** What is known of a model, an inference profile or an ARN that names either. */
export function bedrockFamily(model: string): { traits: ModelTraits; stream: BedrockFamily["stream"] } {
  const family = families.find(({ matches }) => matches.test(model));
  return { traits: { ...usual, ...family?.traits }, stream: family?.stream };
}
