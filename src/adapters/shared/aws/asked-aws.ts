import type { AwsService } from "./aws-service.ts";

/** Who was asked what at AWS, as far as a failure has to name it. */
export interface AskedAws {
  /** Such as "bedrock/amazon.nova-lite-v1:0". */
  id: string;
  /** Model or endpoint, as AWS calls it. */
  name: string;
  kind: "model" | "endpoint";
  /** Such as "Amazon Bedrock". */
  title: string;
  region: string;
  /** Without credentials. */
  address: string;
  /** What a policy has to allow, such as "bedrock:InvokeModel". */
  action: string;
  /** What AWS or a container says, without what proved the request. */
  withoutSecrets: (text: string) => string;
  /** Null for what writes nothing. */
  maxOutputTokens: number | null;
}

export function askedAws(
  { title, region, withoutSecrets }: AwsService,
  asked: Omit<AskedAws, "title" | "region" | "withoutSecrets">,
): AskedAws {
  return { ...asked, title, region, withoutSecrets };
}
