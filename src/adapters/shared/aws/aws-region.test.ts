import { expect, test } from "vitest";
import { awsHost, awsRegion } from "./aws-region.ts";

const config = "[default]\nregion = us-west-2\n[profile work]\nregion=ap-south-1\n";
const surroundings = (environment: Readonly<Record<string, string>>) => ({
  environment: { HOME: "/home/ada", ...environment },
  readFile: (path: string) => (path === "/home/ada/.aws/config" ? config : undefined),
});
const arn = "arn:aws:bedrock:eu-central-1:123456789012:imported-model/abc";

test.each<[string, { region: string | undefined; arn?: string }, Record<string, string>, string]>([
  ["the settings", { region: "sa-east-1" }, { AWS_REGION: "us-east-1" }, "sa-east-1"],
  ["the ARN", { region: undefined, arn }, { AWS_REGION: "us-east-1" }, "eu-central-1"],
  [
    "AWS_REGION",
    { region: undefined },
    { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-2" },
    "us-east-1",
  ],
  ["AWS_DEFAULT_REGION", { region: undefined }, { AWS_DEFAULT_REGION: "us-gov-west-1" }, "us-gov-west-1"],
  ["the default profile", { region: undefined }, {}, "us-west-2"],
  ["a named profile", { region: undefined }, { AWS_PROFILE: "work" }, "ap-south-1"],
])("takes the region of %s", (_, wishes, environment, expected) => {
  expect(awsRegion(wishes, surroundings(environment))).toBe(expected);
});

test.each<[string, { region: string | undefined; arn?: string }, Record<string, string>, string]>([
  ["none", { region: undefined }, { HOME: "/nowhere" }, "No AWS region is set."],
  ["an availability zone", { region: "us-east-1a" }, {}, '"us-east-1a" is not a name of an AWS region.'],
  [
    "one that is an address",
    { region: undefined },
    { AWS_REGION: "x.example/y" },
    '"x.example/y" is not a name of an AWS region.',
  ],
  [
    "one that is not the ARN's",
    { region: "us-east-1", arn },
    {},
    `The region is set to us-east-1, but ${arn} lies in eu-central-1.`,
  ],
])("refuses %s", (_, wishes, environment, message) => {
  expect(() => awsRegion(wishes, surroundings(environment))).toThrow(
    expect.objectContaining({ code: "config.invalid", message, hint: expect.stringMatching(/\.$/) }),
  );
});

test("knows that China has an address of its own", () => {
  expect([awsHost("bedrock-runtime", "eu-west-1"), awsHost("runtime.sagemaker", "cn-north-1")]).toEqual([
    "https://bedrock-runtime.eu-west-1.amazonaws.com",
    "https://runtime.sagemaker.cn-north-1.amazonaws.com.cn",
  ]);
});
