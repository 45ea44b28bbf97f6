import type { ModelTraits } from "../../../contracts/model.ts";

/** How one vendor speaks chat completions. A further vendor is one more row of `compatibleVendors`. */
export interface CompatibleVendor {
  title: string;
  /** Ends before "/chat/completions"; null where everybody has another. */
  baseUrl: string | null;
  key: { variable: string; isRequired: boolean; header: "authorization" | "api-key" };
  /** What the limit of output tokens is called. */
  outputLimit: "max_tokens" | "max_completion_tokens";
  seed: "seed" | "random_seed";
  /** How a tool call is demanded; null where the demand is ignored. */
  toolRequired: "required" | "any" | null;
  /** Whether a JSON schema is sent as one to be kept strictly. */
  strictSchema: boolean;
  /** Whether usage is told in a stream only when asked; asking is refused elsewhere. */
  asksUsage: boolean;
  /** Sent with every request. */
  always?: { readonly [field: string]: { readonly [field: string]: boolean } };
  /** Sent where no thinking is asked for: a server that thinks all the same spends the limit of output tokens on it. */
  withoutThinking?: { readonly [field: string]: string };
  traits: ModelTraits;
  /** Models that differ from these traits: the first that matches counts. A person's own settings win over both. */
  families?: readonly { matches: RegExp; traits: Partial<ModelTraits> }[];
  /** What to do when the model is not known there. */
  unknownModel: string;
  /** What to do when nothing answers. */
  unreachable: string;
}

const usual: ModelTraits = {
  logprobAlternatives: 20,
  promptLogprobs: false,
  tools: true,
  responseSchema: true,
  images: true,
  thinking: false,
  seed: true,
  sampling: true,
  contextTokens: null,
  maxOutputTokens: null,
};

const reasons = { logprobAlternatives: null, sampling: false } as const;

/** What reasons unless it is told not to: o1 and its successors, and GPT-5, whose 5.1 to 5.4 alone begin without. */
const reasoning: NonNullable<CompatibleVendor["families"]> = [
  { matches: /^(?:o\d|gpt-5(?!-chat|\.[1-4](?!\d|-pro))|gpt-[6-9])/, traits: reasons },
];

/** The same as OpenRouter calls them, and the Claude models that take no temperature: asked with one, nobody there would answer. */
const routedReasoning: NonNullable<CompatibleVendor["families"]> = [
  { matches: /^openai\/(?:o\d|gpt-5(?!-chat|\.[1-4](?!\d|-pro))|gpt-[6-9])/, traits: reasons },
  { matches: /^anthropic\/claude-(?:opus-4\.[78]|(?:opus|sonnet|fable|mythos)-5)(?!\d)/, traits: reasons },
];

const hosted = {
  toolRequired: "required",
  seed: "seed",
  strictSchema: true,
  asksUsage: true,
  unreachable: "Check the connection, and the base URL where you have set one.",
} as const;

const local = { ...hosted, outputLimit: "max_tokens", strictSchema: false } as const;

export const compatibleVendors = {
  openai: {
    ...hosted,
    title: "OpenAI",
    baseUrl: "https://api.openai.com/v1",
    key: { variable: "OPENAI_API_KEY", isRequired: true, header: "authorization" },
    outputLimit: "max_completion_tokens",
    traits: usual,
    families: reasoning,
    unknownModel:
      "See https://platform.openai.com/docs/models for the names, and whether your project may use it.",
  },
  azure: {
    ...hosted,
    title: "Azure OpenAI",
    baseUrl: null,
    key: { variable: "AZURE_OPENAI_API_KEY", isRequired: true, header: "api-key" },
    outputLimit: "max_completion_tokens",
    traits: usual,
    families: reasoning,
    unknownModel: "Name your deployment, as it is called in Azure, not the model behind it.",
    unreachable: "Check the base URL: it reads https://RESOURCE.openai.azure.com/openai/v1.",
  },
  vllm: {
    ...local,
    title: "vLLM",
    baseUrl: "http://localhost:8000/v1",
    key: { variable: "VLLM_API_KEY", isRequired: false, header: "authorization" },
    traits: { ...usual, promptLogprobs: true },
    unknownModel: "Name it as the server was started with: --served-model-name, or else its path.",
    unreachable: "Start the server with `vllm serve MODEL`, or check its address.",
  },
  ollama: {
    ...local,
    title: "Ollama",
    baseUrl: "http://localhost:11434/v1",
    key: { variable: "OLLAMA_API_KEY", isRequired: false, header: "authorization" },
    toolRequired: null,
    withoutThinking: { reasoning_effort: "none" },
    traits: usual,
    unknownModel: "Fetch it with `ollama pull MODEL`; `ollama list` shows those you have.",
    unreachable: "Start it with `ollama serve`, or check its address.",
  },
  "llama-cpp": {
    ...local,
    title: "llama.cpp",
    baseUrl: "http://localhost:8080/v1",
    key: { variable: "LLAMA_API_KEY", isRequired: false, header: "authorization" },
    traits: usual,
    unknownModel: "Start the server with that model: `llama-server -m FILE.gguf`.",
    unreachable: "Start the server with `llama-server -m FILE.gguf`, or check its address.",
  },
  openrouter: {
    ...hosted,
    title: "OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    key: { variable: "OPENROUTER_API_KEY", isRequired: true, header: "authorization" },
    outputLimit: "max_tokens",
    // Otherwise a provider behind it that does not know a field drops it without a word.
    always: { provider: { require_parameters: true } },
    traits: { ...usual, thinking: true },
    families: routedReasoning,
    unknownModel: "See https://openrouter.ai/models for the names, such as vendor/model.",
  },
  mistral: {
    ...hosted,
    title: "Mistral",
    baseUrl: "https://api.mistral.ai/v1",
    key: { variable: "MISTRAL_API_KEY", isRequired: true, header: "authorization" },
    outputLimit: "max_tokens",
    seed: "random_seed",
    toolRequired: "any",
    asksUsage: false,
    traits: { ...usual, logprobAlternatives: null },
    unknownModel: "See https://docs.mistral.ai/getting-started/models for the names.",
  },
  groq: {
    ...hosted,
    title: "Groq",
    baseUrl: "https://api.groq.com/openai/v1",
    key: { variable: "GROQ_API_KEY", isRequired: true, header: "authorization" },
    outputLimit: "max_completion_tokens",
    // Few of its models take a schema, and none in a stream.
    traits: { ...usual, logprobAlternatives: null, responseSchema: false },
    unknownModel: "See https://console.groq.com/docs/models for the names.",
  },
} as const satisfies Record<string, CompatibleVendor>;

export type CompatibleVendorName = keyof typeof compatibleVendors;
