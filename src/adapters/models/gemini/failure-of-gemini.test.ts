import { expect, test } from "vitest";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { failureInPiece, failureOfGemini } from "./failure-of-gemini.ts";
import { geminiWords } from "./gemini-model.ts";

const asked = {
  id: "gemini/m",
  name: "m",
  vendor: geminiWords,
  address: "https://generativelanguage.googleapis.com/v1beta/models/m",
  maxOutputTokens: 100,
};
const minute = { violations: [{ quotaId: "GenerateRequestsPerMinutePerProjectPerModel-FreeTier" }] };
const day = { violations: [{ quotaId: "GenerateRequestsPerDayPerProjectPerModel-FreeTier" }] };
const wait = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "34.07s" };

test.each<[string, number, string, object[], string, string, number | null]>([
  [
    "a wrong key",
    400,
    "API key not valid. Please pass a valid API key.",
    [{ reason: "API_KEY_INVALID", domain: "googleapis.com" }],
    "model.refused",
    "Gemini refused the key: API key not valid. Please pass a valid API key.",
    null,
  ],
  [
    "a key that may not",
    403,
    "Method doesn't allow unregistered callers",
    [],
    "model.refused",
    "Gemini does not allow this: Method doesn't allow unregistered callers.",
    null,
  ],
  [
    "a place that is not served",
    400,
    "User location is not supported for the API use.",
    [],
    "model.refused",
    "Gemini does not serve the place you ask from: User location is not supported for the API use.",
    null,
  ],
  [
    "an unknown model",
    404,
    "models/m is not found for API version v1beta, or is not supported for generateContent.",
    [],
    "model.refused",
    'Gemini has no model "m": models/m is not found for API version v1beta, or is not supported for generateContent.',
    null,
  ],
  [
    "a prompt that is too long",
    400,
    "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
    [],
    "model.refused",
    "The prompt of 1200000 tokens is 151424 tokens longer than the 1048576 that gemini/m reads.",
    null,
  ],
  [
    "a prompt that is too long, without its length",
    400,
    "The input token count exceeds the maximum number of tokens allowed 1048576.",
    [],
    "model.refused",
    "The prompt is longer than the 1048576 tokens that gemini/m holds.",
    null,
  ],
  [
    "log probabilities of a model that gives none",
    400,
    "Logprobs is not enabled for models/m",
    [],
    "model.refused",
    "Gemini gives no log probabilities of m: Logprobs is not enabled for models/m.",
    null,
  ],
  [
    "the quota of a minute",
    429,
    "You exceeded your current quota.",
    [minute, wait],
    "model.busy",
    "Gemini asks to wait (status 429): You exceeded your current quota.",
    34_070,
  ],
  [
    "the quota of a day",
    429,
    "You exceeded your current quota.",
    [day, wait],
    "model.refused",
    "Gemini has no quota left for today: You exceeded your current quota.",
    null,
  ],
  [
    "a quota of nothing",
    429,
    "Quota exceeded for metric: free_tier_requests, limit: 0",
    [minute],
    "model.refused",
    "Gemini has no quota left for today: Quota exceeded for metric: free_tier_requests, limit: 0.",
    null,
  ],
  [
    "an overload",
    503,
    "The model is overloaded. Please try again later.",
    [],
    "model.failed",
    "Gemini failed with status 503: The model is overloaded. Please try again later.",
    null,
  ],
])(
  "%s, as an answer, in a list and in a stream",
  (_, code, message, details, expectedCode, expected, retryAfterMs) => {
    const body = { error: { code, message, status: "TEST", details } };
    const errors = [body, [body]].flatMap((told) => {
      const text = JSON.stringify(told);
      return [
        failureOfGemini({ status: code, headers: {}, text }, asked),
        failureInPiece(told, { text, headers: {} }, asked),
      ];
    });
    const seen = errors.map((error) => [
      error?.code,
      error?.message,
      faultOf(error)?.status,
      faultOf(error)?.retryAfterMs,
    ]);
    expect(seen).toEqual(errors.map(() => [expectedCode, expected, code, retryAfterMs]));
  },
);

test("a header that asks to wait counts more than the body", () => {
  const text = JSON.stringify({ error: { code: 429, message: "Slow down.", details: [wait] } });
  const error = failureOfGemini({ status: 429, headers: { "retry-after": "5" }, text }, asked);
  expect(faultOf(error)?.retryAfterMs).toBe(5000);
});

test.each([
  ["a page", "<html>Bad gateway"],
  ["nothing", ""],
  ["another's JSON", '{"error":"bad gateway"}'],
])("%s with status 502 is an outage", (_, text) => {
  const error = failureOfGemini({ status: 502, headers: {}, text }, asked);
  expect([error.code, faultOf(error)?.isOutage]).toEqual(["model.failed", true]);
});
