import { expect, test } from "vitest";
import type { ModelMessage, ModelRequest } from "../../../contracts/model.ts";
import { completions, type Format, requireSayable } from "./require-sayable.ts";

const say = (role: ModelMessage["role"]): ModelMessage => ({ role, parts: [{ type: "text", text: "a" }] });
const ask: ModelRequest = { messages: [say("system"), say("system"), say("user")], maxOutputTokens: 1 };
const result: ModelMessage = {
  role: "tool",
  parts: [{ type: "tool-result", id: "a", text: "b", isError: false }],
};
const image: ModelMessage = {
  role: "system",
  parts: [{ type: "image", mediaType: "image/png", base64: "AA==" }],
};
const all: Format = { name: "chat", lacks: [], lacksParts: [] };

test("passes what a format can say", () => {
  expect([
    requireSayable({ ...ask, tools: [] }, "m/a", completions),
    requireSayable({ ...ask, messages: [say("system")] }, "m/a", all),
  ]).toEqual([undefined, undefined]);
});

test.each<[string, Partial<ModelRequest>, Format, string]>([
  [
    "a budget for thinking",
    { thinking: { budgetTokens: 1024 } },
    completions,
    "m/a cannot be asked for a budget for thinking in completions.",
  ],
  ["a schema", { responseSchema: {} }, completions, "m/a cannot be asked for a JSON schema in completions."],
  [
    "a tool's result",
    { messages: [say("user"), result] },
    completions,
    "m/a has no place for a tool-result in completions.",
  ],
  [
    "a system message in the middle",
    { messages: [say("user"), say("system")] },
    all,
    "m/a takes instructions of the system only before the conversation.",
  ],
  [
    "an image as a system message",
    { messages: [image, say("user")] },
    all,
    "m/a takes nothing but text as a system message.",
  ],
])("refuses %s where it would be dropped or moved", (_, more, format, message) => {
  expect(() => requireSayable({ ...ask, ...more }, "m/a", format)).toThrow(
    expect.objectContaining({ code: "model.unsupported", message, hint: expect.stringMatching(/\.$/) }),
  );
});
