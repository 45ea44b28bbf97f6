import { expect, test } from "vitest";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { anthropicWords } from "./anthropic-model.ts";
import { failureInEvent, failureOfAnthropic } from "./failure-of-anthropic.ts";

const asked = {
  id: "anthropic/m",
  name: "m",
  vendor: anthropicWords,
  address: "https://api.anthropic.com/v1/messages",
  maxOutputTokens: 100,
};
const body = (type: string, message: string) => ({ type: "error", error: { type, message } });

test.each<[number, string, string, string, string]>([
  [
    400,
    "invalid_request_error",
    "prompt is too long: 210000 tokens > 200000 maximum",
    "model.refused",
    "The prompt of 210000 tokens and a reply of up to 100 are 10100 tokens longer than the 200000 tokens that anthropic/m holds.",
  ],
  [
    400,
    "invalid_request_error",
    "input length and `max_tokens` exceed context limit: 199950 + 100 > 200000, decrease input length or `max_tokens` and try again",
    "model.refused",
    "The prompt of 199950 tokens and a reply of up to 100 are 50 tokens longer than the 200000 tokens that anthropic/m holds.",
  ],
  [
    400,
    "invalid_request_error",
    "Your credit balance is too low to access the Anthropic API.",
    "model.refused",
    "Anthropic asks for payment: Your credit balance is too low to access the Anthropic API.",
  ],
  [
    400,
    "invalid_request_error",
    "Output blocked by content filtering policy",
    "model.refused",
    "The content filter of Anthropic turned the request down: Output blocked by content filtering policy.",
  ],
  [
    400,
    "invalid_request_error",
    "temperature: range: 0..1",
    "model.refused",
    "Anthropic turned the request down with status 400: temperature: range: 0..1.",
  ],
  [
    401,
    "authentication_error",
    "invalid x-api-key",
    "model.refused",
    "Anthropic refused the key: invalid x-api-key.",
  ],
  [402, "billing_error", "No credit", "model.refused", "Anthropic asks for payment: No credit."],
  [
    403,
    "permission_error",
    "Request not allowed",
    "model.refused",
    "Anthropic does not allow this: Request not allowed.",
  ],
  [404, "not_found_error", "model: m", "model.refused", 'Anthropic has no model "m": model: m.'],
  [
    413,
    "request_too_large",
    "Request exceeds the maximum size",
    "model.refused",
    "The request has more bytes than Anthropic takes: Request exceeds the maximum size.",
  ],
  [
    429,
    "rate_limit_error",
    "Over 50 requests",
    "model.busy",
    "Anthropic asks to wait (status 429): Over 50 requests.",
  ],
  [500, "api_error", "Internal", "model.failed", "Anthropic failed with status 500: Internal."],
  [504, "timeout_error", "Timed out", "model.failed", "Anthropic failed with status 504: Timed out."],
  [529, "overloaded_error", "Overloaded", "model.busy", "Anthropic asks to wait (status 529): Overloaded."],
])("status %i, %s: %s, as an answer and in a stream", (status, type, message, code, expected) => {
  const text = JSON.stringify(body(type, message));
  const errors = [
    failureOfAnthropic({ status, headers: {}, text }, asked),
    failureInEvent(body(type, message), { text, headers: {} }, asked),
  ];
  expect(errors.map((error) => [error?.code, error?.message, faultOf(error)?.status])).toEqual([
    [code, expected, status],
    [code, expected, status],
  ]);
});

test.each([
  ["a page", "<html>Bad gateway"],
  ["nothing", ""],
  ["another's JSON", '{"error":"bad gateway"}'],
])("%s with status 502 is an outage", (_, text) => {
  const error = failureOfAnthropic({ status: 502, headers: {}, text }, asked);
  expect([error.code, faultOf(error)?.isOutage]).toEqual(["model.failed", true]);
});

test("an error of a type that came later may pass, and what is no error is none", () => {
  const strange = body("constructor", "New");
  const error = failureInEvent(strange, { text: JSON.stringify(strange), headers: {} }, asked);
  expect([error?.message, faultOf(error)?.mayPass]).toEqual(["Anthropic failed with status 500: New.", true]);
  expect(failureInEvent({ type: "ping" }, { text: "", headers: {} }, asked)).toBeUndefined();
});
