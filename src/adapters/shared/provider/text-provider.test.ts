import { expect, test } from "vitest";
import { AppError } from "../../../contracts/app-error.ts";
import type { Passage } from "../../../contracts/passage.ts";
import type { Egress, EgressRequest } from "../../../ports/egress.ts";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { answerBy } from "../../egress/answering-server.fixture.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { closedOrigin, play, type PlayedAnswer } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { askInBatches } from "./ask-in-batches.ts";
import { type TextProviderSettings, textProvider, type TextVendor } from "./text-provider.ts";

const key = "sk-secret-1234567890";
const never = new AbortController().signal;
const vendor: TextVendor = {
  title: "Test",
  baseUrl: "https://texts.example.org/v1",
  key: { variable: "TEST_KEY", isRequired: true, header: "authorization" },
  unknownModel: "Name another.",
  unreachable: "Start it.",
};

function egressTo(origin: string): Egress {
  return httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
}

async function askAt(
  origin: string,
  egress = egressTo(origin),
  settings: Partial<TextProviderSettings> = {},
) {
  const provider = textProvider(
    {
      id: "test/m",
      model: "m",
      vendor,
      path: "/lengths",
      baseUrl: `${origin}/v1`,
      purpose: "embed",
      timeoutMs: 10_000,
      ...settings,
    },
    { egress, environment: { TEST_KEY: key } },
  );
  return provider.ask({
    sent: { texts: ["north"], positions: [0], total: 1, places: undefined },
    characters: 5,
    body: { texts: ["north"] },
    read: ({ body }) => ({ value: body, usage: { tokens: null, searchUnits: null } }),
    carries: undefined,
    signal: never,
  });
}

async function failureAt(...asked: Parameters<typeof askAt>) {
  const error = await askAt(...asked).catch((error: unknown) => error);
  if (!(error instanceof AppError)) throw new Error("It did not fail.");
  const { status, retryAfterMs, mayPass, isOutage } = faultOf(error) ?? {};
  return {
    code: error.code,
    message: error.message,
    hint: error.hint,
    status,
    retryAfterMs,
    mayPass,
    isOutage,
  };
}

const answer = (status: number, body: string, headers: Record<string, string> = {}): PlayedAnswer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  packets: body === "" ? [] : [Buffer.from(body)],
  ending: "end",
});

test("sends JSON with the key in the vendor's header, and gives what is answered", async () => {
  const { origin, requests } = await play(answer(200, '{"lengths":[5]}'));
  expect(await askAt(origin)).toEqual({ lengths: [5] });
  expect(requests).toEqual([
    {
      url: "/v1/lengths",
      headers: expect.objectContaining({
        "content-type": "application/json",
        authorization: `Bearer ${key}`,
      }),
      body: '{"texts":["north"]}',
    },
  ]);
});

test.each<[string, PlayedAnswer, object]>([
  [
    "a wish to wait",
    answer(429, '{"error":{"message":"Slow down"}}', { "retry-after": "7" }),
    {
      code: "model.busy",
      message: "Test asks to wait (status 429): Slow down.",
      retryAfterMs: 7000,
      mayPass: true,
    },
  ],
  [
    "an outage",
    answer(500, "boom"),
    { code: "model.failed", message: "Test failed with status 500: boom.", mayPass: true, isOutage: true },
  ],
  [
    "a wrong key",
    answer(401, `{"error":"No such key: ${key}"}`),
    {
      code: "model.refused",
      message: "Test refused the key: No such key: [TEST_KEY].",
      hint: "Set the environment variable TEST_KEY to a key that is valid there.",
      mayPass: false,
    },
  ],
  [
    "an unknown model",
    answer(404, '{"error":"model not found"}'),
    { code: "model.refused", message: 'Test has no model "m": model not found.', hint: "Name another." },
  ],
  [
    "a text that is too long",
    answer(413, '{"error":"`inputs` must have less than 4 tokens. Given: 6","error_type":"Validation"}'),
    {
      code: "model.refused",
      message:
        'Text 1 of 1 (5 characters; begins "north") is 2 tokens longer than the 4 tokens that test/m takes.',
      status: 413,
      mayPass: false,
    },
  ],
  [
    "a request that is too large",
    answer(413, '{"error":"batch size 64 > maximum allowed batch size 32"}'),
    {
      code: "model.refused",
      message:
        "Test takes no request as large as this one with 1 text: batch size 64 > maximum allowed batch size 32.",
      hint: "Set fewer texts or characters for a request (batch).",
    },
  ],
  [
    "an error that is called a success",
    answer(200, '{"error":{"message":"It broke","code":503}}'),
    { code: "model.failed", message: "Test failed with status 503: It broke.", isOutage: true },
  ],
  [
    "a page",
    answer(200, "<html>Welcome</html>", { "content-type": "text/html" }),
    {
      code: "model.refused",
      message: expect.stringMatching(/\/v1\/lengths answered with status 200, but not as a model does\.$/),
    },
  ],
  [
    "nothing",
    answer(200, ""),
    { code: "model.failed", message: "Test gave an empty answer.", isOutage: false },
  ],
  [
    "no JSON",
    answer(200, '{"lengths":['),
    { code: "model.failed", message: "Test gave something that is no JSON." },
  ],
  [
    "NaN",
    answer(200, '{"lengths":[1, NaN]}'),
    { code: "model.failed", message: "Test gave NaN or infinity in place of a number." },
  ],
  [
    "half an answer",
    { ...answer(200, '{"lengths":['), ending: "break" },
    {
      code: "model.failed",
      message: "The connection broke in the middle of an answer.",
      mayPass: true,
      isOutage: true,
    },
  ],
])("%s is a sentence, with what a program can act on", async (_, played, expected) => {
  const { origin } = await play(played);
  expect(await failureAt(origin)).toMatchObject(expected);
});

test("a server that never answers fails when the time is up", async () => {
  const { origin } = await play(null);
  expect(await failureAt(origin, egressTo(origin), { timeoutMs: 30 })).toMatchObject({
    code: "model.failed",
    message: `${origin} did not answer within 30 ms.`,
    isOutage: true,
  });
});

test("a server that is not there, and an address that is not allowed, are told with what to do", async () => {
  const origin = await closedOrigin();
  expect(await failureAt(origin)).toMatchObject({ code: "model.failed", hint: "Start it.", isOutage: true });
  expect(await failureAt(origin, egressTo("https://other.example.org"))).toMatchObject({
    code: "model.refused",
    message: expect.stringContaining("is not an address that the configuration names"),
  });
});

test.each<[string, string | undefined, Record<string, string>, string]>([
  ["no key", undefined, {}, "TEST_KEY is not set, and Test answers nobody without a key."],
  ["a base URL that is none", "texts", { TEST_KEY: key }, '"texts" is not a base URL.'],
])("refuses %s before anything is sent", (_, baseUrl, environment, message) => {
  const settings = { id: "t", model: "m", vendor, path: "/lengths", purpose: "embed", timeoutMs: 1 } as const;
  const egress = egressTo("http://127.0.0.1:1");
  expect(() => textProvider({ ...settings, baseUrl }, { egress, environment })).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});

interface Lengths {
  texts: string[];
}

const passages: Passage[] = [0, 1, 2, 3, 4].map((at) => ({ source: `${at}.md`, start: 0, end: 9 }));
const texts = ["a", "bb", " ", "ccc", "dddd"];

async function askedInBatches(carries: readonly Passage[]) {
  const { origin } = await answerBy(({ texts }: Lengths) => ({ body: texts.map((text) => text.length) }));
  const sent: EgressRequest[] = [];
  const inner = egressTo(origin);
  const egress: Egress = {
    send(request) {
      sent.push(request);
      return inner.send(request);
    },
  };
  const provider = textProvider(
    {
      id: "test/m",
      model: "m",
      vendor,
      path: "/lengths",
      baseUrl: origin,
      purpose: "rerank",
      timeoutMs: 10_000,
    },
    { egress, environment: { TEST_KEY: key } },
  );
  const replies = await askInBatches({
    provider,
    texts,
    batch: { texts: 2, characters: 100 },
    requestsAtOnce: 2,
    request: (texts) => ({
      characters: 1,
      body: { texts },
      read: ({ body }) => ({ value: body, usage: { tokens: null, searchUnits: null } }),
    }),
    carries,
    signal: never,
  });
  return {
    replies,
    carried: sent.map(({ carries }) => carries),
    purposes: sent.map(({ purpose }) => purpose),
  };
}

test("asks batch by batch, and each request carries its own passages", async () => {
  expect(await askedInBatches(passages)).toEqual({
    replies: [
      { positions: [0, 1], value: [1, 2] },
      { positions: [3, 4], value: [3, 4] },
    ],
    carried: [
      [passages[0], passages[1]],
      [passages[3], passages[4]],
    ],
    purposes: ["rerank test/m", "rerank test/m"],
  });
});

test("where nobody knows whose passages they are, each request carries all of them", async () => {
  const some = passages.slice(0, 2);
  expect((await askedInBatches(some)).carried).toEqual([some, some]);
});
