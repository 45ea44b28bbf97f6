import { expect, test } from "vitest";
import { type SignableRequest, signRequest } from "./sign-request.ts";

const keys = {
  kind: "keys",
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  sessionToken: undefined,
} as const;
const now = Date.UTC(2015, 7, 30, 12, 36, 0);
const get = { method: "GET", url: "https://example.amazonaws.com/", headers: {}, body: "" } as const;
const token = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
const form = "application/x-www-form-urlencoded";

// The examples of AWS's own test suite for signature version 4, and that of its guide (the last).
test.each<[string, Partial<SignableRequest>, string | undefined, string, string]>([
  [
    "get-vanilla",
    {},
    undefined,
    "host;x-amz-date",
    "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  ],
  [
    "post-vanilla",
    { method: "POST" },
    undefined,
    "host;x-amz-date",
    "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  ],
  [
    "get-vanilla-with-session-token",
    {},
    token,
    "host;x-amz-date;x-amz-security-token",
    "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
  ],
  [
    "post-x-www-form-urlencoded",
    { method: "POST", headers: { "content-type": form }, body: "Param1=value1" },
    undefined,
    "content-type;host;x-amz-date",
    "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  ],
])("signs %s as AWS does", async (_, request, sessionToken, signedHeaders, signature) => {
  const identity = { ...keys, sessionToken };
  const scope = { identity, region: "us-east-1", service: "service", now };
  expect(await signRequest({ ...get, ...request }, scope)).toEqual({
    ...request.headers,
    "x-amz-date": "20150830T123600Z",
    ...(sessionToken !== undefined && { "x-amz-security-token": sessionToken }),
    authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  });
});

test("signs a query, as in the guide of AWS", async () => {
  const url = "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08";
  const headers = { "content-type": `${form}; charset=utf-8` };
  const scope = { identity: keys, region: "us-east-1", service: "iam", now };
  const signed = await signRequest({ ...get, url, headers }, scope);
  expect(signed["authorization"]).toMatch(
    /Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7$/,
  );
});

test("signs the port and the escaped path that are sent, as an ARN in a path has them", async () => {
  const of = async (url: string): Promise<string | undefined> =>
    (await signRequest({ ...get, url }, { identity: keys, region: "us-east-1", service: "bedrock", now }))[
      "authorization"
    ];
  const signatures = [
    await of("http://127.0.0.1:8080/model/arn%3Aaws%3Abedrock/converse"),
    await of("http://127.0.0.1:8081/model/arn%3Aaws%3Abedrock/converse"),
    await of("http://127.0.0.1:8080/model/arn:aws:bedrock/converse"),
  ];
  expect(new Set(signatures).size).toBe(3);
});

test("carries a bearer token as it is, and no signature", async () => {
  const identity = { kind: "bearer", token: "bedrock-api-key-123" } as const;
  const scope = { identity, region: "us-east-1", service: "bedrock", now };
  expect(await signRequest({ ...get, headers: { accept: "application/json" } }, scope)).toEqual({
    accept: "application/json",
    authorization: "Bearer bedrock-api-key-123",
  });
});
