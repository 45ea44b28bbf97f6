import { expect, test } from "vitest";
import type { WireError } from "./error-in.ts";
import { isBatchTooLarge, textOverflowIn } from "./text-overflow.ts";

test.each<[string, WireError, (number | undefined)[]]>([
  [
    "text-embeddings-inference",
    { message: "Input validation error: `inputs` must have less than 512 tokens. Given: 600" },
    [512, 600, undefined],
  ],
  ["OpenAI", { message: "Invalid 'input[3]': maximum context length is 8192 tokens." }, [8192, undefined, 3]],
  [
    "OpenAI, formerly",
    {
      message:
        "This model's maximum context length is 8192 tokens, however you requested 9000 tokens (9000 in your prompt; 0 for the completion). Please reduce your prompt; or completion length.",
    },
    [8192, 9000, undefined],
  ],
  [
    "vLLM",
    {
      message:
        "This model's maximum context length is 512 tokens. However, you requested 600 tokens in the input for embedding generation. Please reduce the length of the input.",
    },
    [512, 600, undefined],
  ],
  ["Mistral", { message: "Input id 2 has 9,000 tokens, exceeding max 8,192 tokens." }, [8192, 9000, 2]],
  [
    "Voyage",
    {
      message:
        "The example at index 1 in your batch has too many tokens and does not fit into the model's context window of 4000 tokens.",
    },
    [4000, undefined, 1],
  ],
  [
    "llama.cpp",
    {
      message:
        "input (600 tokens) is too large to process. increase the physical batch size (current batch size: 512)",
      code: 500,
    },
    [512, 600, undefined],
  ],
  [
    "llama.cpp, by its type",
    { message: "too long", type: "exceed_context_size_error", n_prompt_tokens: 600, n_ctx: 512 },
    [512, 600, undefined],
  ],
  ["Ollama", { message: "the input length exceeds the context length" }, [undefined, undefined, undefined]],
])("understands that a text is too long in the words of %s", (_, error, [limitTokens, textTokens, index]) => {
  expect(textOverflowIn(error)).toEqual({ limitTokens, textTokens, index });
});

test.each<WireError>([
  {},
  { message: "model is overloaded" },
  { message: "batch size 64 > maximum allowed batch size 32" },
  { message: "The number of documents exceeds the maximum of 2048." },
])("%j is something else", (error) => {
  expect(textOverflowIn(error)).toBeUndefined();
});

test.each<[WireError, boolean]>([
  [{ message: "batch size 64 > maximum allowed batch size 32" }, true],
  [{ message: "Too many tokens in batch. Max is 16384 got 17555" }, true],
  [{ message: "Too many tokens overall, split into more batches." }, true],
  [{ message: "Too many inputs in request, split into more batches." }, true],
  [
    { message: "Requested 309209 tokens, max 300000 tokens per request", type: "max_tokens_per_request" },
    true,
  ],
  [
    {
      message:
        "The max allowed tokens per submitted batch is 120000. Your batch has 130000 tokens after truncation.",
    },
    true,
  ],
  [{ message: "`inputs` must have less than 512 tokens. Given: 600" }, false],
  [{}, false],
])("whether a request as a whole is too large: %j %s", (error, expected) => {
  expect(isBatchTooLarge(error)).toBe(expected);
});
