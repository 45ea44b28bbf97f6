import { expect, test } from "vitest";
import type { ModelMessage, ModelRequest } from "../../../contracts/model.ts";
import { toRequest } from "./to-request.ts";

const question: ModelMessage = { role: "user", parts: [{ type: "text", text: "Where?" }] };
const ask: ModelRequest = { messages: [question], maxOutputTokens: 64 };
const contents = [{ role: "user", parts: [{ text: "Where?" }] }];
const bare = (more: object = {}) => ({ contents, generationConfig: { maxOutputTokens: 64, ...more } });

test.each<[string, Partial<ModelRequest>, object]>([
  ["nothing but the question", {}, bare()],
  [
    "temperature, top p, seed and stop sequences",
    { temperature: 0, topP: 0.5, seed: 7, stop: ["END"] },
    bare({ temperature: 0, topP: 0.5, seed: 7, stopSequences: ["END"] }),
  ],
  [
    "a budget for thinking, and to see the thoughts",
    { thinking: { budgetTokens: 512 } },
    bare({ thinkingConfig: { thinkingBudget: 512, includeThoughts: true } }),
  ],
  [
    "a schema",
    { responseSchema: { type: "object" } },
    bare({ responseMimeType: "application/json", responseJsonSchema: { type: "object" } }),
  ],
  ["log probabilities", { logprobs: { alternatives: 0 } }, bare({ responseLogprobs: true })],
  [
    "log probabilities with alternatives",
    { logprobs: { alternatives: 3 } },
    bare({ responseLogprobs: true, logprobs: 3 }),
  ],
  [
    "a tool, demanded",
    { tools: [{ name: "search", description: "Finds.", input: { type: "object" } }], toolChoice: "required" },
    {
      ...bare(),
      tools: [
        {
          functionDeclarations: [
            { name: "search", description: "Finds.", parametersJsonSchema: { type: "object" } },
          ],
        },
      ],
      toolConfig: { functionCallingConfig: { mode: "ANY" } },
    },
  ],
  [
    "what the system says",
    { messages: [{ ...question, role: "system" }, question] },
    {
      ...bare(),
      systemInstruction: { parts: [{ text: "Where?" }] },
    },
  ],
])("sends %s, and nothing that was not asked", (_, more, expected) => {
  expect(toRequest({ ...ask, ...more }, "gemini/m")).toEqual(expected);
});

const contentsOf = (...messages: ModelMessage[]) => toRequest({ ...ask, messages }, "gemini/m")["contents"];

test("sends signatures back with the parts they came with, in order", () => {
  const parts: ModelMessage["parts"] = [
    { type: "reasoning", text: "Hm.", signature: "dGhvdWdodA==" },
    { type: "reasoning", text: "A summary." },
    { type: "reasoning", text: "", signature: "next:dGV4dA==" },
    { type: "text", text: "Let me look." },
    { type: "reasoning", text: "", signature: "next:Y2FsbA==" },
    { type: "tool-call", id: "real", name: "search", input: { query: "north" } },
    { type: "tool-call", id: "call-2", name: "search", input: {} },
    { type: "reasoning", text: "", signature: "next:b25l" },
    { type: "reasoning", text: "", signature: "next:bGFzdA==" },
  ];
  expect(contentsOf(question, { role: "assistant", parts })).toEqual([
    ...contents,
    {
      role: "model",
      parts: [
        { text: "Hm.", thought: true, thoughtSignature: "dGhvdWdodA==" },
        { text: "Let me look.", thoughtSignature: "dGV4dA==" },
        {
          functionCall: { id: "real", name: "search", args: { query: "north" } },
          thoughtSignature: "Y2FsbA==",
        },
        { functionCall: { name: "search", args: {} } },
        { text: "", thoughtSignature: "b25l" },
        { text: "", thoughtSignature: "bGFzdA==" },
      ],
    },
  ]);
});

test("sends the results of calls in one turn under the names of their tools", () => {
  const call = (id: string, name: string): ModelMessage => ({
    role: "assistant",
    parts: [{ type: "tool-call", id, name, input: {} }],
  });
  const result = (id: string, isError: boolean): ModelMessage => ({
    role: "tool",
    parts: [{ type: "tool-result", id, text: "Found.", isError }],
  });
  const image: ModelMessage = {
    role: "user",
    parts: [{ type: "image", mediaType: "image/png", base64: "iVBO" }],
  };
  const messages = [
    question,
    call("call-1", "search"),
    result("call-1", false),
    call("x", "open"),
    call("call-1", "list"),
  ];
  expect(contentsOf(...messages, result("x", true), result("call-1", false), image)).toEqual([
    ...contents,
    { role: "model", parts: [{ functionCall: { name: "search", args: {} } }] },
    { role: "user", parts: [{ functionResponse: { name: "search", response: { output: "Found." } } }] },
    {
      role: "model",
      parts: [
        { functionCall: { id: "x", name: "open", args: {} } },
        { functionCall: { name: "list", args: {} } },
      ],
    },
    {
      role: "user",
      parts: [
        { functionResponse: { id: "x", name: "open", response: { error: "Found." } } },
        { functionResponse: { name: "list", response: { output: "Found." } } },
        { inlineData: { mimeType: "image/png", data: "iVBO" } },
      ],
    },
  ]);
});

test("says before the call that a result belongs to no call", () => {
  const lost: ModelMessage = {
    role: "tool",
    parts: [{ type: "tool-result", id: "gone", text: "Found.", isError: false }],
  };
  expect(() => contentsOf(question, lost)).toThrow(
    expect.objectContaining({
      code: "model.unsupported",
      message: "gemini/m takes no result of a call that is not in the conversation (gone).",
    }),
  );
});
