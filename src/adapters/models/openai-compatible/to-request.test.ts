import { describe, expect, test } from "vitest";
import type { ModelRequest } from "../../../contracts/model.ts";
import { toRequest } from "./to-request.ts";
import { type CompatibleVendorName, compatibleVendors } from "./vendors.ts";

const schema = { type: "object", properties: { answer: { type: "string" } } };
const everything: ModelRequest = {
  messages: [
    {
      role: "system",
      parts: [
        { type: "text", text: "Be " },
        { type: "text", text: "brief." },
      ],
    },
    { role: "user", parts: [{ type: "text", text: "Where?" }] },
  ],
  maxOutputTokens: 64,
  temperature: 0,
  topP: 0.5,
  seed: 7,
  stop: ["\n"],
  tools: [{ name: "search", description: "Finds.", input: schema }],
  toolChoice: "required",
  responseSchema: schema,
  logprobs: { alternatives: 5 },
};
const common = {
  model: "m",
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Where?" },
  ],
  temperature: 0,
  top_p: 0.5,
  stop: ["\n"],
  tools: [{ type: "function", function: { name: "search", description: "Finds.", parameters: schema } }],
  logprobs: true,
  top_logprobs: 5,
  stream: true,
};
const strict = { type: "json_schema", json_schema: { name: "reply", schema, strict: true } };
const loose = { type: "json_schema", json_schema: { name: "reply", schema } };
const usage = { stream_options: { include_usage: true } };

describe("everything that can be asked, as it is put to", () => {
  test.each<[CompatibleVendorName, object]>([
    [
      "openai",
      { max_completion_tokens: 64, seed: 7, tool_choice: "required", response_format: strict, ...usage },
    ],
    [
      "azure",
      { max_completion_tokens: 64, seed: 7, tool_choice: "required", response_format: strict, ...usage },
    ],
    ["vllm", { max_tokens: 64, seed: 7, tool_choice: "required", response_format: loose, ...usage }],
    ["llama-cpp", { max_tokens: 64, seed: 7, tool_choice: "required", response_format: loose, ...usage }],
    [
      "groq",
      { max_completion_tokens: 64, seed: 7, tool_choice: "required", response_format: strict, ...usage },
    ],
    ["mistral", { max_tokens: 64, random_seed: 7, tool_choice: "any", response_format: strict }],
    [
      "openrouter",
      {
        max_tokens: 64,
        seed: 7,
        tool_choice: "required",
        response_format: strict,
        provider: { require_parameters: true },
        ...usage,
      },
    ],
  ])("%s", (vendor, own) => {
    expect(toRequest(everything, compatibleVendors[vendor], "m")).toEqual({ ...common, ...own });
  });
});

test("what was not asked is not sent", () => {
  const { messages, maxOutputTokens } = everything;
  const plain: ModelRequest = { messages, maxOutputTokens, logprobs: { alternatives: 0 } };
  expect(toRequest(plain, compatibleVendors.ollama, "m")).toEqual({
    model: "m",
    messages: common.messages,
    max_tokens: 64,
    logprobs: true,
    reasoning_effort: "none",
    stream: true,
    ...usage,
  });
});

test("Ollama lets models think that can, unless it is told not to", () => {
  const { messages, maxOutputTokens } = everything;
  const request = { messages, maxOutputTokens, thinking: { budgetTokens: 2048 } };
  expect(toRequest(request, compatibleVendors.ollama, "m")).not.toHaveProperty("reasoning_effort");
  expect(toRequest({ messages, maxOutputTokens }, compatibleVendors.vllm, "m")).not.toHaveProperty(
    "reasoning_effort",
  );
});

test("log probabilities of the prompt are asked for without a stream", () => {
  const { messages, maxOutputTokens } = everything;
  const scored: ModelRequest = { messages, maxOutputTokens, promptLogprobs: { alternatives: 0 } };
  expect(toRequest(scored, compatibleVendors.vllm, "m")).toEqual({
    model: "m",
    messages: common.messages,
    max_tokens: 64,
    prompt_logprobs: 0,
    return_token_ids: true,
    stream: false,
  });
});

test("a budget for thinking", () => {
  const { messages, maxOutputTokens } = everything;
  const request = { messages, maxOutputTokens, thinking: { budgetTokens: 2048 } };
  expect(toRequest(request, compatibleVendors.openrouter, "m")["reasoning"]).toEqual({ max_tokens: 2048 });
});

test("a conversation with images, tool calls and their results", () => {
  const request: ModelRequest = {
    maxOutputTokens: 1,
    messages: [
      {
        role: "user",
        parts: [
          { type: "text", text: "What is this?" },
          { type: "image", mediaType: "image/png", base64: "iVBORw0KGgo=" },
        ],
      },
      {
        role: "assistant",
        parts: [
          { type: "reasoning", text: "Hm." },
          { type: "text", text: "Let me look." },
          { type: "tool-call", id: "call_1", name: "search", input: { query: "harbour" } },
          { type: "tool-call", id: "call_2", name: "search", input: {} },
        ],
      },
      {
        role: "tool",
        parts: [
          { type: "tool-result", id: "call_1", text: "In the north.", isError: false },
          { type: "tool-result", id: "call_2", text: "No query.", isError: true },
        ],
      },
      { role: "assistant", parts: [{ type: "tool-call", id: "call_3", name: "search", input: {} }] },
    ],
  };
  const call = (id: string, args: string) => ({
    id,
    type: "function",
    function: { name: "search", arguments: args },
  });
  expect(toRequest(request, compatibleVendors.openai, "m")["messages"]).toEqual([
    {
      role: "user",
      content: [
        { type: "text", text: "What is this?" },
        { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } },
      ],
    },
    {
      role: "assistant",
      content: "Let me look.",
      tool_calls: [call("call_1", '{"query":"harbour"}'), call("call_2", "{}")],
    },
    { role: "tool", tool_call_id: "call_1", content: "In the north." },
    { role: "tool", tool_call_id: "call_2", content: "Error: No query." },
    { role: "assistant", content: null, tool_calls: [call("call_3", "{}")] },
  ]);
});
