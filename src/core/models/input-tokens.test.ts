import fc from "fast-check";
import { expect, test } from "vitest";
import type { ModelMessage, ModelPart, ModelRequest, ModelTool } from "../../contracts/model.ts";
import type { Tokenizer } from "./catalog/catalog-model.ts";
import { inputTokensOf, textTokensOf } from "./input-tokens.ts";
import { loadTokenCounter } from "../text/token-counter.ts";

const countTokens = await loadTokenCounter();

function message(role: ModelMessage["role"], ...parts: (string | ModelPart)[]): ModelMessage {
  return {
    role,
    parts: parts.map((part) => (typeof part === "string" ? { type: "text", text: part } : part)),
  };
}

const tokensOf = (request: Omit<ModelRequest, "maxOutputTokens">, tokenizer: Tokenizer | null = "o200k") =>
  inputTokensOf({ ...request, maxOutputTokens: 1 }, tokenizer, countTokens);

/** OpenAI's cookbook, How to count tokens with tiktoken: what the service itself counted for gpt-4o. */
const jargon = [
  message(
    "system",
    "You are a helpful, pattern-following assistant that translates corporate jargon into plain English.",
  ),
  message("system", "New synergies will help drive top-line growth."),
  message("system", "Things working well together will increase revenue."),
  message(
    "system",
    "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
  ),
  message("system", "Let's talk later when we're less busy about how to do better."),
  message("user", "This late pivot means we don't have time to boil the ocean for the client deliverable."),
];
const weather = [
  message("system", "You are a helpful assistant that can answer to questions about the weather."),
  message("user", "What's the weather like in San Francisco?"),
];
const weatherTool: ModelTool = {
  name: "get_current_weather",
  description: "Get the current weather in a given location",
  input: {
    type: "object",
    properties: {
      location: { type: "string", description: "The city and state, e.g. San Francisco, CA" },
      unit: {
        type: "string",
        description: "The unit of temperature to return",
        enum: ["celsius", "fahrenheit"],
      },
    },
    required: ["location"],
  },
};

test("counts messages as OpenAI does", () => {
  // There four of the messages have names besides, which take one token each beside their own.
  const names = ["example_user", "example_assistant", "example_user", "example_assistant"];
  const ofNames = names.reduce((sum, name) => sum + countTokens(name) + 1, 0);
  const { estimate, ...others } = tokensOf({ messages: jargon });
  expect([estimate + ofNames, others]).toEqual([124, { upperBound: 160, isCounted: true }]);
});

test("counts tools as OpenAI does", () => {
  expect(tokensOf({ messages: weather, tools: [weatherTool] })).toMatchObject({
    estimate: 101,
    isCounted: true,
  });
});

test("counts what is nested in a tool's schema", () => {
  const nested = (properties: ModelTool["input"]): number =>
    tokensOf({
      messages: weather,
      tools: [{ ...weatherTool, input: { type: "object", properties } }],
    }).estimate;
  const inner = { type: "object", properties: { city: { type: "string", description: "Where it is" } } };
  const flat = nested({ place: { type: "object" } });
  expect([
    nested({ place: inner }) - flat,
    nested({ place: { type: "array", items: inner } }) - nested({ place: { type: "array" } }),
  ]).toEqual([12, 12]);
});

test("a schema of the reply is counted as JSON", () => {
  const responseSchema = { type: "object", properties: { answer: { type: "string" } } };
  const more =
    tokensOf({ messages: weather, responseSchema }).estimate - tokensOf({ messages: weather }).estimate;
  expect(more).toBe(countTokens(JSON.stringify(responseSchema)));
});

test.each<[ModelPart, string[]]>([
  [{ type: "text", text: "The harbour" }, ["The harbour"]],
  [{ type: "reasoning", text: "The harbour", signature: "c2lnbmF0dXJl" }, ["The harbour", "c2lnbmF0dXJl"]],
  [
    { type: "tool-call", id: "call-1", name: "search", input: { query: "harbour" } },
    ["search", '{"query":"harbour"}'],
  ],
  [{ type: "tool-result", id: "call-1", text: "The harbour", isError: false }, ["The harbour"]],
])("counts what travels as text of %j", (part, texts) => {
  const [empty, filled] = [message("assistant"), message("assistant", part)].map(
    (each) => tokensOf({ messages: [each] }).estimate,
  );
  expect((filled ?? 0) - (empty ?? 0)).toBe(texts.reduce((sum, text) => sum + countTokens(text), 0));
});

test("what gpt-oss's template writes by itself is counted", () => {
  const [plain, harmony] = [
    tokensOf({ messages: weather }),
    tokensOf({ messages: weather }, "o200k-harmony"),
  ];
  expect(harmony).toEqual({
    estimate: plain.estimate + 64,
    upperBound: plain.upperBound + 64 + 128,
    isCounted: true,
  });
});

test("text that spells a special token is text", () => {
  expect(tokensOf({ messages: [message("user", "<|endoftext|>")] }).estimate).toBe(3 + 4 + 7);
});

test("without the model's tokenizer the estimate is rough, and the bound is the bytes", () => {
  expect([
    textTokensOf("Grüße aus dem Hafen", null, countTokens),
    textTokensOf("", null, countTokens),
  ]).toEqual([
    { estimate: 8, upperBound: 25, isCounted: false },
    { estimate: 0, upperBound: 4, isCounted: false },
  ]);
});

test("an image is never counted, only bounded", () => {
  const image: ModelPart = { type: "image", mediaType: "image/png", base64: "AAAA" };
  const [plain, withImage] = [weather, [...weather, message("user", image)]].map((messages) =>
    tokensOf({ messages }),
  );
  expect(withImage).toEqual({
    estimate: (plain?.estimate ?? 0) + 4 + 1500,
    upperBound: (plain?.upperBound ?? 0) + 4 + 2 + 50_000,
    isCounted: false,
  });
});

const anyText = fc.string({ unit: "binary", maxLength: 200 });
const anyRequest = fc.record({
  messages: fc.array(
    fc.record({
      role: fc.constantFrom("system" as const, "user" as const, "assistant" as const),
      parts: fc.array(fc.record({ type: fc.constant("text" as const), text: anyText }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  tools: fc.array(
    fc.record({
      name: fc.constantFrom("a", "search_sources"),
      description: anyText,
      input: fc.dictionary(anyText, fc.jsonValue()) as fc.Arbitrary<ModelTool["input"]>,
    }),
    { maxLength: 2 },
  ),
});

test.each(["o200k", "o200k-harmony", null] as const)(
  "whatever is asked, the bound of %s is not below its estimate, and both are whole numbers",
  (tokenizer) => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const { estimate, upperBound } = tokensOf(request, tokenizer);
        expect([upperBound >= estimate, Number.isInteger(estimate), Number.isInteger(upperBound)]).toEqual([
          true,
          true,
          true,
        ]);
      }),
    );
  },
);

test("o200k itself never makes more tokens than there are bytes", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(countTokens(text)).toBeLessThanOrEqual(Buffer.byteLength(text));
    }),
  );
});

test("a longer conversation never counts less", () => {
  fc.assert(
    fc.property(anyRequest, anyText, (request, text) => {
      const longer = { ...request, messages: [...request.messages, message("user", text)] };
      expect(tokensOf(longer).estimate).toBeGreaterThan(tokensOf(request).estimate);
    }),
  );
});
