import { describe, expect, test } from "vitest";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { type AskedModel, type FailedAnswer, failureOf } from "../../shared/provider/failure-of.ts";
import { type CompatibleVendorName, compatibleVendors } from "./vendors.ts";

function asked(vendor: CompatibleVendorName): AskedModel {
  return {
    id: `${vendor}/m`,
    name: "m",
    vendor: compatibleVendors[vendor],
    address: "https://models.example.org/v1/chat/completions",
    maxOutputTokens: 100,
  };
}

function failure(
  vendor: CompatibleVendorName,
  status: number,
  body: unknown,
  headers: FailedAnswer["headers"] = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const error = failureOf({ status, headers, text }, asked(vendor));
  return [error.code, error.message, error.hint, faultOf(error)?.mayPass];
}

const error = (message: string, more: object = {}) => ({ error: { message, ...more } });
const shorter =
  "Give it fewer or shorter passages, ask for a shorter reply, or choose a model with a longer context.";

describe("a prompt that is too long is told by how much, in the words of", () => {
  const tooLong = (vendor: string, prompt: number, excess: number, context: number): string =>
    `The prompt of ${prompt} tokens and a reply of up to 100 are ${excess} tokens longer than the ${context} tokens that ${vendor}/m holds.`;

  test.each<[CompatibleVendorName, number, unknown, string]>([
    [
      "openai",
      400,
      error(
        "This model's maximum context length is 8192 tokens. However, you requested 9100 tokens (9000 in the messages, 100 in the completion).",
        { code: "context_length_exceeded" },
      ),
      tooLong("openai", 9000, 908, 8192),
    ],
    [
      "openai",
      400,
      error(
        "Input tokens exceed the configured limit of 272,000 tokens. Your messages resulted in 300,000 tokens.",
        {
          code: "context_length_exceeded",
        },
      ),
      tooLong("openai", 300_000, 28_100, 272_000),
    ],
    [
      "vllm",
      400,
      error(
        "This model's maximum context length is 2048 tokens. However, your request has 2000 input tokens plus 100 'max_tokens'.",
      ),
      tooLong("vllm", 2000, 52, 2048),
    ],
    [
      "vllm",
      400,
      {
        object: "error",
        message:
          "This model's maximum context length is 2048 tokens. However, you requested 100 output tokens and your prompt contains 2000 input tokens, for a total of 2100 tokens.",
        code: 400,
      },
      tooLong("vllm", 2000, 52, 2048),
    ],
    [
      "openrouter",
      400,
      error(
        "This endpoint's maximum context length is 4096 tokens. However, you requested about 5100 tokens (5000 of text input, 100 in the output).",
      ),
      tooLong("openrouter", 5000, 1004, 4096),
    ],
    [
      "mistral",
      400,
      {
        object: "error",
        message:
          "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
        code: "3051",
      },
      tooLong("mistral", 40_000, 7332, 32_768),
    ],
    [
      "llama-cpp",
      500,
      error("the request exceeds the available context size", {
        code: 500,
        type: "exceed_context_size_error",
        n_prompt_tokens: 1407,
        n_ctx: 256,
      }),
      tooLong("llama-cpp", 1407, 1251, 256),
    ],
    [
      "groq",
      400,
      error("Please reduce the length of the messages or completion.", { code: "context_length_exceeded" }),
      "The prompt is longer than groq/m can read.",
    ],
  ])("%s (%i)", (vendor, status, body, message) => {
    expect(failure(vendor, status, body)).toEqual(["model.refused", message, shorter, false]);
  });
});

test.each<[string, CompatibleVendorName, number, unknown, string, string]>([
  [
    "a wrong key",
    "openai",
    401,
    error("Incorrect API key provided: sk-ab***yz."),
    "OpenAI refused the key: Incorrect API key provided: sk-ab***yz.",
    "Set the environment variable OPENAI_API_KEY to a key that is valid there.",
  ],
  [
    "a key without the right",
    "groq",
    403,
    error("Not allowed"),
    "Groq does not allow this: Not allowed.",
    "Use a key in GROQ_API_KEY that may use m, and see whether Groq serves your region.",
  ],
  [
    "no credit",
    "openrouter",
    402,
    error("Insufficient credits"),
    "OpenRouter asks for payment: Insufficient credits.",
    "Add credit there, or use another key or model.",
  ],
  [
    "a used-up quota, which no waiting helps",
    "openai",
    429,
    error("You exceeded your current quota", { code: "insufficient_quota" }),
    "OpenAI asks for payment: You exceeded your current quota.",
    "Add credit there, or use another key or model.",
  ],
  [
    "an unknown model",
    "openai",
    404,
    error("The model `m` does not exist", { code: "model_not_found" }),
    'OpenAI has no model "m": The model `m` does not exist.',
    compatibleVendors.openai.unknownModel,
  ],
  [
    "a model not fetched",
    "ollama",
    404,
    error('model "m" not found, try pulling it first'),
    'Ollama has no model "m": model "m" not found, try pulling it first.',
    compatibleVendors.ollama.unknownModel,
  ],
  [
    "an error that is a string",
    "ollama",
    404,
    { error: "model 'm' not found" },
    `Ollama has no model "m": model 'm' not found.`,
    compatibleVendors.ollama.unknownModel,
  ],
  [
    "an unknown model told as 400",
    "mistral",
    400,
    { object: "error", message: "Invalid model: m", code: "1500" },
    'Mistral has no model "m": Invalid model: m.',
    compatibleVendors.mistral.unknownModel,
  ],
  [
    "an unknown deployment",
    "azure",
    404,
    error("The API deployment for this resource does not exist.", { code: "DeploymentNotFound" }),
    'Azure OpenAI has no model "m": The API deployment for this resource does not exist.',
    compatibleVendors.azure.unknownModel,
  ],
  [
    "a filtered prompt",
    "azure",
    400,
    error("The response was filtered", { code: "content_filter" }),
    "The content filter of Azure OpenAI turned the prompt down: The response was filtered.",
    "See which passage or question it stumbles over, or change the filter there.",
  ],
  [
    "a field it does not take",
    "mistral",
    422,
    {
      object: "error",
      message: {
        detail: [{ type: "extra_forbidden", loc: ["body", "seed"], msg: "Extra inputs are not permitted" }],
      },
    },
    "Mistral turned the request down with status 422: body.seed: Extra inputs are not permitted.",
    "Change what it names, or choose another model than m.",
  ],
  [
    "a request larger than a minute's tokens",
    "groq",
    413,
    error("Request too large on tokens per minute (TPM): Limit 6000, Requested 12328", {
      code: "rate_limit_exceeded",
    }),
    "Groq turned the request down with status 413: Request too large on tokens per minute (TPM): Limit 6000, Requested 12328.",
    "Change what it names, or choose another model than m.",
  ],
])("%s is refused, with what to do", (_, vendor, status, body, message, hint) => {
  expect(failure(vendor, status, body)).toEqual(["model.refused", message, hint, false]);
});

test.each<[string, number, string, string]>([
  ["a page that is not there", 404, "<html>Not found</html>", "text/html"],
  ["a page that is there", 400, "<!doctype html>", "text/html; charset=utf-8"],
  ["a redirect", 301, "", "text/plain"],
  ["a method that is not taken", 405, "Method Not Allowed", "text/plain"],
  ["a path that nobody serves", 404, "404 page not found", "text/plain"],
])("a base URL that leads to %s is no base URL", (_, status, text, type) => {
  expect(failure("vllm", status, text, { "content-type": type })).toEqual([
    "model.refused",
    `https://models.example.org/v1/chat/completions answered with status ${status}, but not as a model does.`,
    "Check the base URL. That of vLLM is http://localhost:8000/v1, and most end in /v1.",
    false,
  ]);
});

test.each<[number, string, string, string]>([
  [502, "<html>Bad Gateway</html>", "model.failed", "OpenAI failed with status 502: no reason was given."],
  [500, "", "model.failed", "OpenAI failed with status 500: no reason was given."],
  [503, "overloaded", "model.failed", "OpenAI failed with status 503: overloaded."],
  [529, "", "model.busy", "OpenAI asks to wait (status 529): no reason was given."],
  [429, "<html>slow down</html>", "model.busy", "OpenAI asks to wait (status 429): no reason was given."],
])("status %i with %j may pass: %s", (status, text, code, message) => {
  expect(failure("openai", status, text)).toEqual([code, message, expect.stringMatching(/\.$/), true]);
});

test.each([
  [
    "the prompt is too long",
    500,
    "the request exceeds the available context size, maximum context length is 2048 tokens",
    undefined,
    413,
  ],
  ["the prompt is too long", 400, "This model's maximum context length is 2048 tokens.", undefined, 400],
  ["a filter stops the prompt", 500, "The prompt was filtered.", "content_filter", 413],
  ["the server breaks", 500, "boom", undefined, 500],
])(
  "where %s, status %d: that it is a matter of this one prompt is told, whatever the server calls it",
  (_, status, message, code, meant) => {
    const text = JSON.stringify(error(message, code === undefined ? {} : { code }));
    expect(faultOf(failureOf({ status, headers: {}, text }, asked("llama-cpp")))?.status).toBe(meant);
  },
);
