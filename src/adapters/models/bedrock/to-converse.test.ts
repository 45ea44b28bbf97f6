import { expect, test } from "vitest";
import type { ModelRequest } from "../../../contracts/model.ts";
import { toConverse } from "./to-converse.ts";

const ask: ModelRequest = {
  messages: [
    { role: "system", parts: [{ type: "text", text: "Be brief." }] },
    { role: "user", parts: [{ type: "text", text: "Where?" }] },
  ],
  maxOutputTokens: 64,
};

test("what was not asked is not sent", () => {
  expect(toConverse(ask)).toEqual({
    messages: [{ role: "user", content: [{ text: "Where?" }] }],
    system: [{ text: "Be brief." }],
    inferenceConfig: { maxTokens: 64 },
  });
});

const search = { name: "search", description: "Finds.", input: { type: "object" } };
const toolSpec = { name: "search", description: "Finds.", inputSchema: { json: { type: "object" } } };

test.each<[string, Partial<ModelRequest>, object]>([
  [
    "length and sampling",
    { temperature: 0, topP: 0.5, stop: ["\n"] },
    { inferenceConfig: { maxTokens: 64, temperature: 0, topP: 0.5, stopSequences: ["\n"] } },
  ],
  ["tools", { tools: [search] }, { toolConfig: { tools: [{ toolSpec }] } }],
  [
    "tools to be chosen",
    { tools: [search], toolChoice: "auto" },
    { toolConfig: { tools: [{ toolSpec }], toolChoice: { auto: {} } } },
  ],
  [
    "tools to be used",
    { tools: [search], toolChoice: "required" },
    { toolConfig: { tools: [{ toolSpec }], toolChoice: { any: {} } } },
  ],
  ["tools that are forbidden", { tools: [search], toolChoice: "none" }, {}],
  [
    "a schema",
    { responseSchema: { type: "object" } },
    {
      outputConfig: {
        textFormat: {
          type: "json_schema",
          structure: { jsonSchema: { name: "reply", schema: '{"type":"object"}' } },
        },
      },
    },
  ],
  [
    "thinking",
    { thinking: { budgetTokens: 2048 } },
    { additionalModelRequestFields: { thinking: { type: "enabled", budget_tokens: 2048 } } },
  ],
])("puts %s", (_, more, expected) => {
  const { messages: _messages, system: _system, ...rest } = toConverse({ ...ask, ...more });
  expect(rest).toEqual({ inferenceConfig: { maxTokens: 64 }, ...expected });
});

test("puts a conversation in turns, with reasoning as it was, and results beside each other", () => {
  const messages: ModelRequest["messages"] = [
    {
      role: "user",
      parts: [
        { type: "text", text: "See" },
        { type: "image", mediaType: "image/png", base64: "iVBORw0=" },
      ],
    },
    {
      role: "assistant",
      parts: [
        { type: "reasoning", text: "Hm.", signature: "c2ln" },
        { type: "reasoning", text: "", signature: "redacted:AAEC" },
        { type: "reasoning", text: "open" },
        { type: "text", text: " " },
        { type: "tool-call", id: "call_1", name: "search", input: { query: "a" } },
        { type: "tool-call", id: "call_2", name: "search", input: {} },
      ],
    },
    { role: "tool", parts: [{ type: "tool-result", id: "call_1", text: "found", isError: false }] },
    { role: "tool", parts: [{ type: "tool-result", id: "call_2", text: "", isError: true }] },
    { role: "user", parts: [{ type: "text", text: "Go on" }] },
  ];
  expect(toConverse({ ...ask, messages })["messages"]).toEqual([
    { role: "user", content: [{ text: "See" }, { image: { format: "png", source: { bytes: "iVBORw0=" } } }] },
    {
      role: "assistant",
      content: [
        { reasoningContent: { reasoningText: { text: "Hm.", signature: "c2ln" } } },
        { reasoningContent: { redactedContent: "AAEC" } },
        { reasoningContent: { reasoningText: { text: "open" } } },
        { toolUse: { toolUseId: "call_1", name: "search", input: { query: "a" } } },
        { toolUse: { toolUseId: "call_2", name: "search", input: {} } },
      ],
    },
    {
      role: "user",
      content: [
        { toolResult: { toolUseId: "call_1", content: [{ text: "found" }], status: "success" } },
        { toolResult: { toolUseId: "call_2", content: [], status: "error" } },
        { text: "Go on" },
      ],
    },
  ]);
});
