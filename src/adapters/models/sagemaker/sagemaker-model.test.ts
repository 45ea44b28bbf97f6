import { describe, expect, test } from "vitest";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play, type PlayedAnswer } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import {
  accessWith,
  errorAnswer,
  eventFrame,
  exceptionFrame,
  framesAnswer,
  jsonAnswer,
  secret,
} from "../../shared/aws/aws-wire.fixture.ts";
import { outcomeOf, textEvents } from "../../shared/aws/outcome.fixture.ts";
import { chatChunk } from "../../shared/aws/chat-pieces.fixture.ts";
import { chatEndpointAnswer, payloadFrames, textEndpointAnswer } from "./endpoint-wire.fixture.ts";
import { sagemakerModel } from "./sagemaker-model.ts";
import type { SagemakerSettings } from "./sagemaker-settings.ts";

async function served(answer: PlayedAnswer | null, settings: Partial<SagemakerSettings> = {}) {
  const { origin, requests, left } = await play(answer);
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  const model = sagemakerModel(
    { endpoint: "deepseek-r1", baseUrl: origin, ...settings },
    { egress, ...accessWith() },
  );
  return { model, secret, requests: () => requests.length, left, sent: requests };
}

/** It tells how many tokens it read and wrote, and nothing of their parts. */
const textWire = { reasoning: true, refusal: false, tools: false, logprobs: false, usageParts: [] };

describeLanguageModel({
  name: "SageMaker in chat",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: true },
  make: (reply, limits) => served(chatEndpointAnswer(reply), limits),
});

describeLanguageModel({
  name: "SageMaker in text generation",
  wire: textWire,
  // Its tokens have no bytes, which the contract compares.
  make: (reply, limits) =>
    served(textEndpointAnswer(reply), {
      format: "text-generation",
      traits: { logprobAlternatives: null },
      ...limits,
    }),
});

const textGeneration = { format: "text-generation" } as const;
const usageWarning = {
  type: "warning",
  sentence: "The provider did not tell how many tokens the call took.",
};
const endWarning = {
  type: "warning",
  sentence: "The server did not tell how the reply ended, so it may have been cut off.",
};

describe("text generation", () => {
  test("is asked with the prompt as it is, or in the template of a family", async () => {
    const { model, sent } = await served(jsonAnswer([{ generated_text: "North." }]), {
      ...textGeneration,
      stream: false,
    });
    await outcomeOf(model, { temperature: 0, topP: 1, seed: 7, stop: ["\n"], logprobs: { alternatives: 2 } });
    const deepseek = await served(jsonAnswer([{ generated_text: "North." }]), { family: "deepseek" });
    await outcomeOf(deepseek.model, { temperature: 0.6, topP: 0.9 });
    const asked = [...sent, ...deepseek.sent].map(({ url, body }) => [url, JSON.parse(body)]);
    expect(asked).toEqual([
      [
        "/endpoints/deepseek-r1/invocations",
        {
          inputs: "Where is the harbour?",
          parameters: {
            max_new_tokens: 64,
            do_sample: false,
            seed: 7,
            stop: ["\n"],
            top_n_tokens: 2,
            details: true,
            return_full_text: false,
          },
        },
      ],
      [
        "/endpoints/deepseek-r1/invocations-response-stream",
        {
          inputs: "<｜User｜>Where is the harbour?<｜Assistant｜><think>\n",
          parameters: {
            max_new_tokens: 64,
            temperature: 0.6,
            do_sample: true,
            top_p: 0.9,
            details: true,
            return_full_text: false,
          },
          stream: true,
        },
      ],
    ]);
  });

  test.each<[string, unknown]>([
    ["a list", [{ generated_text: "North." }]],
    ["one object", { generated_text: "North." }],
  ])("reads a reply that came whole as %s, and says what it does not tell", async (_, body) => {
    const { model } = await served(jsonAnswer(body), { ...textGeneration, stream: false });
    expect(await outcomeOf(model)).toMatchObject({
      error: undefined,
      events: [
        ...textEvents("North."),
        endWarning,
        usageWarning,
        { type: "finish", finish: { reason: "other", raw: null } },
      ],
    });
  });

  const details = {
    finish_reason: "length",
    generated_tokens: 9,
    prefill: [
      { id: 1, text: "a" },
      { id: 2, text: "b" },
    ],
  };
  test.each<[string, string, string, string[]]>([
    ["reasoning and its text", "\nHm.\n</think>\n\nNorth.", "Hm.\n", ["North."]],
    ["reasoning that used up the limit", "Hm. Let me see", "Hm. Let me see", []],
  ])("tells %s of DeepSeek-R1 apart", async (_, generated_text, thought, texts) => {
    const answer = jsonAnswer([{ generated_text, details }]);
    const { events, error } = await outcomeOf(
      (await served(answer, { family: "deepseek", stream: false })).model,
    );
    const silent = { type: "warning", sentence: "The model ended its reply without saying anything." };
    expect([error, events]).toEqual([
      undefined,
      [
        { type: "reasoning-start", id: "reasoning-1" },
        { type: "reasoning-delta", id: "reasoning-1", text: thought },
        { type: "reasoning-end", id: "reasoning-1" },
        ...texts.flatMap((text) => [
          { type: "text-start", id: "text-2" },
          { type: "text-delta", id: "text-2", text },
          { type: "text-end", id: "text-2" },
        ]),
        ...(texts.length === 0 ? [silent] : []),
        { type: "usage", usage: { inputTokens: 2, outputTokens: 9 } },
        { type: "finish", finish: { reason: "length", raw: "length" } },
      ],
    ]);
  });

  test("an end of reasoning without its beginning is a warning", async () => {
    const answer = jsonAnswer([{ generated_text: "Hm.</think>North.", details }]);
    const { events } = await outcomeOf((await served(answer, { ...textGeneration, stream: false })).model);
    expect(events.filter(({ type }) => type === "warning")).toEqual([
      {
        type: "warning",
        sentence:
          "The text holds the end of a reasoning, </think>, but not its beginning; what stands before it is no answer.",
      },
    ]);
  });

  test("gives log probabilities with the ids of the tokens, in lines of JSON as LMI streams them", async () => {
    const lines = [
      {
        token: { id: 5, text: "No", log_prob: -0.5 },
        top_tokens: [
          { id: 9, text: "So", logprob: -2 },
          { id: 5, text: "No", logprob: -0.5 },
        ],
      },
      { token: { id: 6, text: "rth", log_prob: -0.25 } },
      {
        token: { id: 2, text: "</s>", log_prob: -1, special: true },
        generated_text: "North",
        details: { ...details, finish_reason: "eos_token" },
      },
    ];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    const { model } = await served(framesAnswer(payloadFrames(text, 7)), textGeneration);
    const { events, error } = await outcomeOf(model, { logprobs: { alternatives: 2 } });
    expect([error, events]).toEqual([
      undefined,
      [
        { type: "text-start", id: "text-1" },
        { type: "text-delta", id: "text-1", text: "No" },
        {
          type: "logprobs",
          tokens: [
            {
              id: 5,
              text: "No",
              logprob: -0.5,
              alternatives: [
                { id: 5, text: "No", logprob: -0.5 },
                { id: 9, text: "So", logprob: -2 },
              ],
            },
          ],
        },
        { type: "text-delta", id: "text-1", text: "rth" },
        { type: "logprobs", tokens: [{ id: 6, text: "rth", logprob: -0.25, alternatives: [] }] },
        { type: "text-end", id: "text-1" },
        { type: "usage", usage: { inputTokens: 2, outputTokens: 9 } },
        { type: "finish", finish: { reason: "stop", raw: "eos_token" } },
      ],
    ]);
  });

  test("a container that cannot stream and sends all at once is read all the same", async () => {
    const frames = payloadFrames('[{"generated_text":"Grüße 🙂"}]', 3);
    const { events, error } = await outcomeOf((await served(framesAnswer(frames), textGeneration)).model);
    expect([error, events.slice(0, 3)]).toEqual([undefined, textEvents("Grüße 🙂")]);
  });
});

describe("fails with what is known:", () => {
  test.each<[string, string, string, string, object]>([
    [
      "an error of the container inside a stream",
      'data:{"error":"Input validation error: `inputs` must have less than 4096 tokens. Given: 5000","error_type":"validation"}\n\n',
      "model.refused",
      "The prompt of 5000 tokens and a reply of up to 64 are 968 tokens longer than the 4096 tokens that sagemaker/deepseek-r1 holds.",
      { status: 422, mayPass: false },
    ],
    [
      "an overloaded container",
      'data:{"error":"Model is overloaded","error_type":"overloaded"}\n\n',
      "model.busy",
      "Amazon SageMaker asks to wait: Model is overloaded.",
      { status: 429, mayPass: true },
    ],
    [
      "an error as chat completions have it",
      'data: {"error":{"message":"CUDA error","code":500}}\n\n',
      "model.failed",
      "Amazon SageMaker failed with status 500: CUDA error.",
      { status: 500, mayPass: true, isOutage: true },
    ],
    [
      "a shape that nobody answers in",
      '{"predictions":[1]}\n',
      "model.failed",
      "Amazon SageMaker sent JSON in a shape that no container answers in for deepseek-r1.",
      { mayPass: false },
    ],
  ])("%s", async (_, text, code, message, fault) => {
    const { error } = await outcomeOf((await served(framesAnswer(payloadFrames(text)))).model);
    expect([error?.code, error?.message, error && faultOf(error)]).toEqual([
      code,
      message,
      expect.objectContaining(fault),
    ]);
  });

  test("a model that breaks in the middle", async () => {
    const line = `data:${JSON.stringify({ token: { id: 1, text: "In", logprob: -1 } })}\n`;
    const failure = exceptionFrame("ModelStreamError", {
      Message: "Worker died",
      ErrorCode: "ModelInvocationTimeExceeded",
    });
    const { events, error } = await outcomeOf(
      (await served(framesAnswer([...payloadFrames(line), failure]), textGeneration)).model,
    );
    expect([events, error?.code, error?.message]).toEqual([
      textEvents("In").slice(0, 2),
      "model.failed",
      "Amazon SageMaker failed with status 424: Worker died.",
    ]);
  });

  test("an endpoint that is not there", async () => {
    const answer = errorAnswer(
      400,
      "ValidationError",
      "Endpoint deepseek-r1 of account 123456789012 not found.",
    );
    const { error } = await outcomeOf((await served(answer)).model);
    expect([error?.code, error?.message, error?.hint]).toEqual([
      "model.refused",
      'Amazon SageMaker has no endpoint "deepseek-r1" in eu-central-1.',
      "`aws sagemaker list-endpoints` shows those of a region; an endpoint that was deleted has to be deployed again.",
    ]);
  });
});

test("calls that share a number or an id are told apart", async () => {
  const call = (id: string, json: string) => ({
    index: 0,
    id,
    function: { name: "search", arguments: json },
  });
  const texts = [
    chatChunk({ tool_calls: [call("a", "{}")] }),
    chatChunk({ tool_calls: [call("b", '{"q":1}')] }),
    chatChunk({ tool_calls: [{ ...call("b", "{}"), index: 1 }] }),
    chatChunk({}, { finish_reason: "stop" }),
  ];
  const text = texts.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("");
  const { events } = await outcomeOf((await served(framesAnswer(payloadFrames(text)))).model);
  expect([
    events.flatMap((event) => (event.type === "tool-end" ? [[event.id, event.input]] : [])),
    events.at(-1),
  ]).toEqual([
    [
      ["a", {}],
      ["b", { q: 1 }],
      ["b-3", {}],
    ],
    { type: "finish", finish: { reason: "tool-calls", raw: "stop" } },
  ]);
});

test("is asked in chat with what may be asked there, of the component that is named", async () => {
  const { model, sent } = await served(framesAnswer([eventFrame("PayloadPart", "")]), {
    inferenceComponent: "r1",
  });
  await outcomeOf(model, {
    messages: [
      { role: "user", parts: [{ type: "text", text: "Where?" }] },
      { role: "assistant", parts: [{ type: "tool-call", id: "a", name: "search", input: { q: 1 } }] },
      { role: "tool", parts: [{ type: "tool-result", id: "a", text: "none", isError: true }] },
    ],
    tools: [{ name: "search", description: "Finds.", input: { type: "object" } }],
    toolChoice: "none",
    responseSchema: { type: "object" },
    logprobs: { alternatives: 3 },
    seed: 1,
  });
  const [request] = sent;
  expect([
    model.id,
    request?.url,
    request?.headers["x-amzn-sagemaker-inference-component"],
    request && JSON.parse(request.body),
  ]).toEqual([
    "sagemaker/deepseek-r1/r1",
    "/endpoints/deepseek-r1/invocations-response-stream",
    "r1",
    {
      messages: [
        { role: "user", content: "Where?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "a", type: "function", function: { name: "search", arguments: '{"q":1}' } }],
        },
        { role: "tool", tool_call_id: "a", content: "Error: none" },
      ],
      max_tokens: 64,
      seed: 1,
      tools: [
        {
          type: "function",
          function: { name: "search", description: "Finds.", parameters: { type: "object" } },
        },
      ],
      tool_choice: "none",
      response_format: { type: "json_schema", json_schema: { name: "reply", schema: { type: "object" } } },
      logprobs: true,
      top_logprobs: 3,
      stream: true,
      stream_options: { include_usage: true },
    },
  ]);
});

test("says what it is, and refuses a name that is none", () => {
  const parts = {
    egress: httpEgress({ allowedOrigins: [], ledger: memoryLedger(), clock: fixedClock() }),
    ...accessWith(),
  };
  const versions = [{}, textGeneration, { family: "llama" as const }].map(
    (settings) => sagemakerModel({ endpoint: "e-1", ...settings }, parts).version,
  );
  expect(versions).toEqual([
    "1-openai-chat-eu-central-1",
    "1-text-generation-plain-eu-central-1",
    "1-text-generation-llama-eu-central-1",
  ]);
  expect(() => sagemakerModel({ endpoint: "arn:aws:sagemaker:eu-central-1:1:endpoint/e" }, parts)).toThrow(
    expect.objectContaining({
      code: "config.invalid",
      message:
        '"arn:aws:sagemaker:eu-central-1:1:endpoint/e" is not a name of an endpoint of Amazon SageMaker.',
    }),
  );
});
