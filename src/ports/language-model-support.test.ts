import { expect, test } from "vitest";
import type { ModelRequest, ModelTraits } from "../contracts/model.ts";
import { requireSupported } from "./language-model-support.ts";

const plain: ModelRequest = {
  messages: [{ role: "user", parts: [{ type: "text", text: "Where?" }] }],
  maxOutputTokens: 100,
};
const unable: ModelTraits = {
  logprobAlternatives: null,
  promptLogprobs: false,
  tools: false,
  responseSchema: false,
  images: false,
  thinking: false,
  seed: false,
  sampling: false,
  contextTokens: 4096,
  maxOutputTokens: 100,
};
const able: ModelTraits = {
  logprobAlternatives: 5,
  promptLogprobs: true,
  tools: true,
  responseSchema: true,
  images: true,
  thinking: true,
  seed: true,
  sampling: true,
  contextTokens: null,
  maxOutputTokens: null,
};

const withPart = (part: ModelRequest["messages"][number]["parts"][number]): Partial<ModelRequest> => ({
  messages: [{ role: "user", parts: [part] }],
});

const cases: [Partial<ModelRequest>, string][] = [
  [{ logprobs: { alternatives: 0 } }, "gives no log probabilities."],
  [{ promptLogprobs: { alternatives: 0 } }, "gives no log probabilities of the prompt."],
  [{ tools: [{ name: "search", description: "Finds.", input: {} }] }, "calls no tools."],
  [withPart({ type: "tool-call", id: "1", name: "search", input: {} }), "calls no tools."],
  [withPart({ type: "tool-result", id: "1", text: "North.", isError: false }), "calls no tools."],
  [{ responseSchema: {} }, "cannot be held to a JSON schema."],
  [withPart({ type: "image", mediaType: "image/png", base64: "" }), "reads no images."],
  [{ thinking: { budgetTokens: 1024 } }, "takes no budget for thinking."],
  [{ seed: 0 }, "takes no seed."],
  [{ temperature: 0 }, "takes neither temperature nor top p."],
  [{ topP: 1 }, "takes neither temperature nor top p."],
  [{ maxOutputTokens: 101 }, "writes at most 100 tokens, not 101."],
];

test.each(cases)("%j is beyond a model that %s", (more, sentence) => {
  expect(() => requireSupported({ id: "test/m", traits: unable }, { ...plain, ...more })).toThrow(
    expect.objectContaining({
      code: "model.unsupported",
      message: `test/m ${sentence}`,
      hint: expect.stringMatching(/\.$/),
    }),
  );
});

test.each(cases)("%j is not beyond an able model", (more) => {
  expect(requireSupported({ id: "test/m", traits: able }, { ...plain, ...more })).toBeUndefined();
});

test("a plain request and an empty list of tools are beyond none", () => {
  expect(requireSupported({ id: "test/m", traits: unable }, { ...plain, tools: [] })).toBeUndefined();
});

test("tells how many alternatives there are at most", () => {
  expect(() =>
    requireSupported({ id: "test/m", traits: able }, { ...plain, logprobs: { alternatives: 6 } }),
  ).toThrow("test/m gives at most 5 alternatives to a token, not 6.");
});
