import { expect, test } from "vitest";
import { faultOf } from "../../../ports/language-model-fault.ts";
import type { AskedAws } from "./asked-aws.ts";
import { awsErrorInFrame } from "./aws-error.ts";
import { awsErrorOf, awsFailureOf } from "./aws-failure.ts";

const asked: AskedAws = {
  id: "bedrock/m",
  name: "m",
  kind: "model",
  title: "Amazon Bedrock",
  region: "eu-central-1",
  address: "https://bedrock-runtime.eu-central-1.amazonaws.com/model/m/converse-stream",
  action: "bedrock:InvokeModelWithResponseStream",
  withoutSecrets: (text) => text.replaceAll("hunter2", "[secret]"),
  maxOutputTokens: 500,
};

function failure(
  status: number,
  name: string | undefined,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  of = asked,
) {
  const named = name === undefined ? {} : { "x-amzn-errortype": `${name}:http://internal.amazon.com/coral/` };
  return awsFailureOf({ status, headers: { ...named, ...headers }, text: JSON.stringify({ message }) }, of);
}

test.each<[number, string, string, string, RegExp]>([
  [
    400,
    "ValidationException",
    "Invocation of model ID m with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
    "Amazon Bedrock serves m in eu-central-1 through an inference profile only.",
    /such as eu\.m:/,
  ],
  [
    400,
    "ValidationException",
    "The provided model identifier is invalid.",
    'Amazon Bedrock has no model "m" in eu-central-1: The provided model identifier is invalid.',
    /list-foundation-models/,
  ],
  [
    404,
    "ResourceNotFoundException",
    "Model not found.",
    'Amazon Bedrock has no model "m" in eu-central-1: Model not found.',
    /list-inference-profiles/,
  ],
  [
    404,
    "ResourceNotFoundException",
    "This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
    "Amazon Bedrock no longer serves m: This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
    /successor/,
  ],
  [
    404,
    "ResourceNotFoundException",
    "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 15 days.",
    "Amazon Bedrock no longer serves m: Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 15 days.",
    /ACTIVE/,
  ],
  [
    404,
    "ResourceNotFoundException",
    "Model use case details have not been submitted for this account.",
    "Amazon Bedrock wants to know first what m is used for: Model use case details have not been submitted for this account.",
    /form/,
  ],
  [
    403,
    "AccessDeniedException",
    "You don't have access to the model with the specified model ID.",
    "Amazon Bedrock has not opened m to this account in eu-central-1.",
    /model access/,
  ],
  [
    403,
    "AccessDeniedException",
    "User: arn:aws:iam::1:user/a is not authorized",
    "Amazon Bedrock does not allow this: User: arn:aws:iam::1:user/a is not authorized.",
    /allow bedrock:InvokeModelWithResponseStream on m/,
  ],
  [
    403,
    "AccessDeniedException",
    "Authentication failed: Please make sure your API Key is valid.",
    "Amazon Bedrock refused the credentials: Authentication failed: Please make sure your API Key is valid.",
    /AWS_BEARER_TOKEN_BEDROCK/,
  ],
  [
    403,
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
    "Amazon Bedrock refused the credentials: The security token included in the request is invalid.",
    /AWS_ACCESS_KEY_ID/,
  ],
  [
    403,
    "ExpiredTokenException",
    "The security token included in the request is expired",
    "The AWS credentials have expired, says Amazon Bedrock.",
    /aws sso login/,
  ],
  [
    403,
    "InvalidSignatureException",
    "Signature expired: 20261126T1 is now earlier than 20261126T2",
    "Amazon Bedrock refused the time of the request: Signature expired: 20261126T1 is now earlier than 20261126T2.",
    /clock/,
  ],
  [
    400,
    "ServiceQuotaExceededException",
    "Too many custom units",
    "A quota of the account at Amazon Bedrock is used up: Too many custom units.",
    /Service Quotas/,
  ],
  [
    400,
    "ValidationException",
    "The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.",
    "Amazon Bedrock does not let m write that much: The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.",
    /shorter reply/,
  ],
  [
    400,
    "ValidationException",
    "This model doesn't support tool use in streaming mode.",
    "Amazon Bedrock does not stream this from m: This model doesn't support tool use in streaming mode.",
    /stream to false/,
  ],
  [
    400,
    "ValidationException",
    "Input is too long for requested model.",
    "The prompt is longer than bedrock/m can read.",
    /shorter passages/,
  ],
  [
    400,
    "ValidationException",
    "prompt is too long: 215,000 tokens > 200,000 maximum",
    "The prompt of 215000 tokens and a reply of up to 500 are 15500 tokens longer than the 200000 tokens that bedrock/m holds.",
    /shorter/,
  ],
  [
    400,
    "ValidationException",
    "input length and `max_tokens` exceed context limit: 199900 + 500 > 200000, decrease input length or `max_tokens` and try again",
    "The prompt of 199900 tokens and a reply of up to 500 are 400 tokens longer than the 200000 tokens that bedrock/m holds.",
    /shorter/,
  ],
  [
    400,
    "ValidationException",
    "Something else",
    "Amazon Bedrock turned the request down with status 400: Something else.",
    /another model than m/,
  ],
])("status %i of %s is refused with its fix: %s", (status, name, said, message, hint) => {
  const error = failure(status, name, said);
  expect([error.code, error.message, error.hint, faultOf(error)]).toEqual([
    "model.refused",
    message,
    expect.stringMatching(hint),
    { status, retryAfterMs: null, mayPass: false, isOutage: false },
  ]);
});

test.each<[number, string | undefined, Record<string, string>, string, number | null, boolean]>([
  [429, "ThrottlingException", {}, "model.busy", null, false],
  [400, "ThrottlingException", { "retry-after": "3" }, "model.busy", 3000, false],
  [429, "ModelNotReadyException", {}, "model.busy", 30_000, false],
  [503, "ServiceUnavailableException", { "retry-after": "2" }, "model.busy", 2000, false],
  [503, "ServiceUnavailableException", {}, "model.failed", null, true],
  [500, "InternalServerException", {}, "model.failed", null, true],
  [408, "ModelTimeoutException", {}, "model.failed", null, true],
  [424, "ModelErrorException", {}, "model.failed", null, true],
  [502, undefined, {}, "model.failed", null, true],
])(
  "status %i of %s with %j may pass, as %s after %s ms",
  (status, name, headers, code, retryAfterMs, isOutage) => {
    const error = failure(status, name, "Please wait", headers);
    expect([error.code, faultOf(error)]).toEqual([code, { status, retryAfterMs, mayPass: true, isOutage }]);
  },
);

test("an answer of somebody else is told as such", () => {
  const page = awsFailureOf({ status: 404, headers: { "content-type": "text/html" }, text: "<html>" }, asked);
  expect([page.code, page.message]).toEqual([
    "model.refused",
    `${asked.address} answered with status 404, but not as Amazon Bedrock does.`,
  ]);
});

test("a gateway that breaks in a page of its own is an outage all the same", () => {
  const page = awsFailureOf(
    { status: 502, headers: { "content-type": "text/html" }, text: "<html>Bad gateway</html>" },
    asked,
  );
  expect([page.code, faultOf(page)?.isOutage]).toEqual(["model.failed", true]);
});

const endpoint: AskedAws = {
  ...asked,
  id: "sagemaker/e",
  name: "e",
  kind: "endpoint",
  title: "Amazon SageMaker",
  action: "sagemaker:InvokeEndpoint",
};

test.each<[string, object, string, number]>([
  [
    "a container that turned it down",
    {
      Message: "Received client error (422) from primary with message",
      OriginalStatusCode: 422,
      OriginalMessage:
        '{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 500 `max_new_tokens`","error_type":"validation"}',
      LogStreamArn: "arn:aws:logs",
    },
    "The prompt of 4000 tokens and a reply of up to 500 are 404 tokens longer than the 4096 tokens that sagemaker/e holds.",
    422,
  ],
  [
    "a container that broke",
    {
      Message: "Received server error (500)",
      OriginalStatusCode: 500,
      OriginalMessage: "CUDA out of memory",
    },
    "Amazon SageMaker failed with status 500: CUDA out of memory.",
    500,
  ],
])("tells %s in its own words", (_, body, message, status) => {
  const error = awsFailureOf(
    { status: 424, headers: { "x-amzn-errortype": "ModelError" }, text: JSON.stringify(body) },
    endpoint,
  );
  expect([error.message, faultOf(error)?.status]).toEqual([message, status]);
});

test("tells an endpoint that is not there", () => {
  const error = failure(400, "ValidationError", "Endpoint e of account 1 not found.", {}, endpoint);
  expect([error.code, error.message]).toEqual([
    "model.refused",
    'Amazon SageMaker has no endpoint "e" in eu-central-1.',
  ]);
});

test.each<[string, object, string, object]>([
  ["throttlingException", { message: "Too many tokens" }, "model.busy", { status: 429, mayPass: true }],
  [
    "internalServerException",
    { message: "Oops" },
    "model.failed",
    { status: 500, mayPass: true, isOutage: true },
  ],
  [
    "serviceUnavailableException",
    { message: "Oops" },
    "model.failed",
    { status: 503, mayPass: true, isOutage: true },
  ],
  [
    "modelStreamErrorException",
    { message: "Oops", originalStatusCode: 400 },
    "model.failed",
    { status: 400, mayPass: true },
  ],
  ["validationException", { message: "Input is too long" }, "model.refused", { status: 400, mayPass: false }],
  ["newException", { message: "Oops" }, "model.failed", { status: null, mayPass: false }],
])("an exception in the stream, %s, is what it would have been before it", (name, body, code, fault) => {
  const error = awsErrorOf(awsErrorInFrame({ ":exception-type": name }, JSON.stringify(body)), asked);
  expect([error.code, faultOf(error)]).toEqual([code, expect.objectContaining(fault)]);
});

test("no secret stands in what is said, wherever it comes from", () => {
  const error = awsErrorOf({ name: undefined, message: "You sent hunter2", status: 400 }, asked);
  expect(error.message).toBe("Amazon Bedrock turned the request down with status 400: You sent [secret].");
});

test("an error frame is told by its headers", () => {
  const error = awsErrorOf(
    awsErrorInFrame({ ":error-code": "InternalFailure", ":error-message": "Broken" }, ""),
    asked,
  );
  expect([error.code, error.message]).toEqual(["model.failed", "Amazon Bedrock failed: Broken."]);
});
