import { describe, expect, test } from "vitest";
import type { ModelMessage, ModelRequest } from "../../../contracts/model.ts";
import { requireTakable } from "./require-takable.ts";
import { toRequest } from "./to-request.ts";

const model = { id: "anthropic/m", name: "m" };
const question: ModelMessage = { role: "user", parts: [{ type: "text", text: "Where?" }] };
const ask: ModelRequest = { messages: [question], maxOutputTokens: 64 };
const asked = { role: "user", content: [{ type: "text", text: "Where?" }] };
const bare = { model: "m", max_tokens: 64, messages: [asked], stream: true };

test.each<[string, Partial<ModelRequest>, object]>([
  ["nothing but the question", {}, bare],
  ["temperature", { temperature: 0 }, { ...bare, temperature: 0 }],
  ["top p", { topP: 0.5 }, { ...bare, top_p: 0.5 }],
  ["stop sequences", { stop: ["END"] }, { ...bare, stop_sequences: ["END"] }],
  [
    "a budget for thinking",
    { thinking: { budgetTokens: 1024 }, maxOutputTokens: 2048 },
    { ...bare, max_tokens: 2048, thinking: { type: "enabled", budget_tokens: 1024 } },
  ],
  [
    "a schema",
    { responseSchema: { type: "object" } },
    { ...bare, output_config: { format: { type: "json_schema", schema: { type: "object" } } } },
  ],
  [
    "a tool, demanded",
    { tools: [{ name: "search", description: "Finds.", input: { type: "object" } }], toolChoice: "required" },
    {
      ...bare,
      tools: [{ name: "search", description: "Finds.", input_schema: { type: "object" } }],
      tool_choice: { type: "any" },
    },
  ],
  ["tools left alone", { toolChoice: "none" }, { ...bare, tool_choice: { type: "none" } }],
])("sends %s, and nothing that was not asked", (_, more, expected) => {
  expect(toRequest({ ...ask, ...more }, model)).toEqual(expected);
});

test("puts what the system says above the conversation", () => {
  const system = (text: string): ModelMessage => ({ role: "system", parts: [{ type: "text", text }] });
  const messages = [system("Be brief."), system(""), system("Cite."), question];
  expect(toRequest({ ...ask, messages }, model)).toEqual({
    ...bare,
    system: [
      { type: "text", text: "Be brief." },
      { type: "text", text: "Cite." },
    ],
  });
});

test("sends thinking back unchanged and in order, and the results of calls in one turn", () => {
  const messages: ModelMessage[] = [
    { role: "user", parts: [{ type: "image", mediaType: "image/png", base64: "iVBO" }] },
    question,
    {
      role: "assistant",
      parts: [
        { type: "reasoning", text: "Hm.", signature: "c2lnbmVk" },
        { type: "reasoning", text: "", signature: "redacted:ZW5jcnlwdGVk" },
        { type: "reasoning", text: "", signature: "c2lsZW50" },
        { type: "reasoning", text: "Another model's." },
        { type: "text", text: "" },
        { type: "text", text: "Let me look." },
        { type: "tool-call", id: "a", name: "search", input: { query: "north" } },
        { type: "tool-call", id: "b", name: "search", input: {} },
      ],
    },
    { role: "tool", parts: [{ type: "tool-result", id: "a", text: "Found.", isError: false }] },
    { role: "tool", parts: [{ type: "tool-result", id: "b", text: "Broken.", isError: true }] },
    question,
    { role: "assistant", parts: [{ type: "reasoning", text: "Another model's." }] },
  ];
  expect(toRequest({ ...ask, messages }, model)["messages"]).toEqual([
    {
      role: "user",
      content: [
        { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBO" } },
        { type: "text", text: "Where?" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "thinking", thinking: "Hm.", signature: "c2lnbmVk" },
        { type: "redacted_thinking", data: "ZW5jcnlwdGVk" },
        { type: "thinking", thinking: "", signature: "c2lsZW50" },
        { type: "text", text: "Let me look." },
        { type: "tool_use", id: "a", name: "search", input: { query: "north" } },
        { type: "tool_use", id: "b", name: "search", input: {} },
      ],
    },
    {
      role: "user",
      content: [
        { type: "tool_result", tool_use_id: "a", content: "Found." },
        { type: "tool_result", tool_use_id: "b", content: "Broken.", is_error: true },
        { type: "text", text: "Where?" },
      ],
    },
  ]);
});

describe("says before the call what the API would turn down:", () => {
  const thinking = { thinking: { budgetTokens: 1024 }, maxOutputTokens: 2048 };
  test.each<[string, Partial<ModelRequest>]>([
    ["takes a temperature of at most 1, not 1.5", { temperature: 1.5 }],
    ["takes temperature or top p, not both", { temperature: 0.5, topP: 0.5 }],
    [
      "thinks with a budget of at least 1024 tokens, not 100",
      { ...thinking, thinking: { budgetTokens: 100 } },
    ],
    [
      "cannot think with 2048 tokens where thinking and answer may have 2048 together",
      { ...thinking, thinking: { budgetTokens: 2048 } },
    ],
    ["takes no temperature but 1 and no top p below 0.95 while it thinks", { ...thinking, temperature: 0 }],
    ["takes no temperature but 1 and no top p below 0.95 while it thinks", { ...thinking, topP: 0.5 }],
    ["cannot be made to call a tool while it thinks", { ...thinking, toolChoice: "required" }],
  ])("%s", (lack, more) => {
    expect(() => requireTakable("anthropic/m", { ...ask, ...more }, { takesBoth: false })).toThrow(
      expect.objectContaining({ code: "model.unsupported", message: `anthropic/m ${lack}.` }),
    );
  });

  test.each<[string, Partial<ModelRequest>, boolean]>([
    ["both, of models that take both", { temperature: 0.5, topP: 0.5 }, true],
    ["a temperature of 1 beside thinking", { ...thinking, temperature: 1 }, false],
    ["a top p of 0.95 beside thinking", { ...thinking, topP: 0.95 }, false],
    ["a demand for a tool without thinking", { toolChoice: "required" }, false],
  ])("but takes %s", (_, more, takesBoth) => {
    expect(() => requireTakable("anthropic/m", { ...ask, ...more }, { takesBoth })).not.toThrow();
  });

  test("system messages in the middle, and images in them", () => {
    const late: ModelMessage = { role: "system", parts: [{ type: "text", text: "Be brief." }] };
    const image: ModelMessage = {
      role: "system",
      parts: [{ type: "image", mediaType: "image/png", base64: "iVBO" }],
    };
    expect(() => toRequest({ ...ask, messages: [question, late] }, model)).toThrow(
      "anthropic/m takes instructions of the system only before the conversation.",
    );
    expect(() => toRequest({ ...ask, messages: [image, question] }, model)).toThrow(
      "anthropic/m takes nothing but text as a system message.",
    );
  });
});
