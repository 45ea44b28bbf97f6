import { expect, test } from "vitest";
import { awsIdentity, withoutIdentity } from "./aws-identity.ts";
import type { AwsSurroundings } from "./aws-profile.ts";

const files: Readonly<Record<string, string>> = {
  "/home/ada/.aws/credentials": [
    "# of the shared account",
    "[default]",
    "aws_access_key_id = AKIADEFAULT",
    "aws_secret_access_key=default/secret+1=",
    "",
    "[work] ; comment",
    "aws_access_key_id=AKIAWORK",
    "aws_secret_access_key=work-secret",
    "aws_session_token = work-token==",
  ].join("\r\n"),
  "/home/ada/.aws/config":
    "[profile sso]\nsso_session = corp\nregion = eu-west-1\n[profile half]\nregion = eu-west-1\n",
  "/elsewhere": "[default]\naws_access_key_id = AKIAELSEWHERE\naws_secret_access_key = elsewhere-secret\n",
};

function surroundings(environment: Readonly<Record<string, string>>): AwsSurroundings {
  return { environment: { HOME: "/home/ada", ...environment }, readFile: (path) => files[path] };
}

const keys = (accessKeyId: string, secretAccessKey: string, sessionToken?: string) => ({
  kind: "keys",
  accessKeyId,
  secretAccessKey,
  sessionToken,
});
const inEnvironment = {
  AWS_ACCESS_KEY_ID: " AKIAENV\n",
  AWS_SECRET_ACCESS_KEY: "env-secret",
  AWS_PROFILE: "work",
};

test.each<[string, Record<string, string>, boolean, object]>([
  ["keys of the environment before a profile", inEnvironment, true, keys("AKIAENV", "env-secret")],
  [
    "their session token",
    { ...inEnvironment, AWS_SESSION_TOKEN: "t0ken" },
    true,
    keys("AKIAENV", "env-secret", "t0ken"),
  ],
  ["the default profile", {}, true, keys("AKIADEFAULT", "default/secret+1=")],
  [
    "a named profile with its token",
    { AWS_PROFILE: "work" },
    false,
    keys("AKIAWORK", "work-secret", "work-token=="),
  ],
  [
    "another file",
    { AWS_SHARED_CREDENTIALS_FILE: "/elsewhere" },
    true,
    keys("AKIAELSEWHERE", "elsewhere-secret"),
  ],
  [
    "a bearer token before all",
    { ...inEnvironment, AWS_BEARER_TOKEN_BEDROCK: "abc " },
    true,
    { kind: "bearer", token: "abc" },
  ],
  [
    "no bearer token where none is taken",
    { ...inEnvironment, AWS_BEARER_TOKEN_BEDROCK: "abc" },
    false,
    keys("AKIAENV", "env-secret"),
  ],
])("takes %s", (_, environment, takesBearer, expected) => {
  expect(awsIdentity(surroundings(environment), takesBearer)).toEqual(expected);
});

test.each<[string, Record<string, string>, string, RegExp]>([
  [
    "half of the keys",
    { AWS_SECRET_ACCESS_KEY: "x" },
    "AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not.",
    /AWS_ACCESS_KEY_ID/,
  ],
  [
    "a key with a line break inside",
    { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "a\nb" },
    "AWS_SECRET_ACCESS_KEY holds a character that no AWS credential has, such as a space or a line break inside.",
    /Copy it again/,
  ],
  [
    "a profile that is not there",
    { AWS_PROFILE: "play" },
    'AWS_PROFILE names the profile "play", which no AWS file describes.',
    /list-profiles/,
  ],
  [
    "a profile of single sign-on",
    { AWS_PROFILE: "sso" },
    'The AWS profile "sso" gets its keys by sso_session, which Soundings does not do.',
    /export-credentials --profile sso/,
  ],
  [
    "a profile without keys",
    { AWS_PROFILE: "half" },
    "No AWS credentials are set, neither in the environment nor in a profile.",
    /AWS_BEARER_TOKEN_BEDROCK/,
  ],
  [
    "nothing",
    { HOME: "/nowhere" },
    "No AWS credentials are set, neither in the environment nor in a profile.",
    /AWS_PROFILE/,
  ],
])("refuses %s, and says what to do", (_, environment, message, hint) => {
  expect(() => awsIdentity(surroundings(environment), true)).toThrow(
    expect.objectContaining({ code: "config.invalid", message, hint: expect.stringMatching(hint) }),
  );
});

test("takes every part of an identity out of a text", () => {
  const identity = {
    kind: "keys",
    accessKeyId: "AKIAEXAMPLE",
    secretAccessKey: "a/secret+key",
    sessionToken: "a-token==",
  } as const;
  expect(
    withoutIdentity(
      String.raw`AKIAEXAMPLE signs with a/secret+key or a\/secret+key and a-token==.`,
      identity,
    ),
  ).toBe(
    "[AWS_ACCESS_KEY_ID] signs with [AWS_SECRET_ACCESS_KEY] or [AWS_SECRET_ACCESS_KEY] and [AWS_SESSION_TOKEN].",
  );
  expect(withoutIdentity("Bearer bedrock-key-1", { kind: "bearer", token: "bedrock-key-1" })).toBe(
    "Bearer [AWS_BEARER_TOKEN_BEDROCK]",
  );
});

test("leaves texts alone where a credential is a placeholder", () => {
  const identity = {
    kind: "keys",
    accessKeyId: "test",
    secretAccessKey: "test",
    sessionToken: undefined,
  } as const;
  expect(withoutIdentity("a test of the latest", identity)).toBe("a test of the latest");
});
