import type { AskedAws } from "./asked-aws.ts";

export interface AwsRefusal {
  message: string;
  hint: string;
}

export interface RefusalRule {
  /** As AWS names its errors. */
  names?: readonly string[];
  /** In its message. */
  words?: RegExp;
  status?: number;
  tell: (said: string, asked: AskedAws) => AwsRefusal;
}

/** Inference profiles begin with where they may send a request. */
function profilePrefix(region: string): string {
  const [continent = ""] = region.split("-");
  return { us: "us", eu: "eu", ap: "apac" }[continent] ?? "global";
}

/** What AWS turns down for good, and the fix of each: the first that fits counts. Words are those that its services use. */
export const refusals: readonly RefusalRule[] = [
  {
    words: /on-demand throughput isn.t supported/i,
    tell: (_, { title, name, region }) => ({
      message: `${title} serves ${name} in ${region} through an inference profile only.`,
      hint: `Name the profile in place of the model, such as ${profilePrefix(region)}.${name}: \`aws bedrock list-inference-profiles\` shows yours, and the prefix says to which regions texts may go.`,
    }),
  },
  {
    words:
      /end of (?:its )?life|marked by provider as legacy|is (?:in )?legacy|has been (?:deprecated|retired)/i,
    tell: (said, { title, name }) => ({
      message: `${title} no longer serves ${name}: ${said}`,
      hint: "Choose its successor: `aws bedrock list-foundation-models` tells which are ACTIVE.",
    }),
  },
  {
    words: /use case details/i,
    tell: (said, { title, name }) => ({
      message: `${title} wants to know first what ${name} is used for: ${said}`,
      hint: "Send the form once: open the model in the model catalog of the Amazon Bedrock console.",
    }),
  },
  {
    words: /don.t have access to the model/i,
    tell: (_, { title, name, region }) => ({
      message: `${title} has not opened ${name} to this account in ${region}.`,
      hint: "Ask for it under model access in the Amazon Bedrock console, in that region.",
    }),
  },
  {
    words:
      /model identifier is invalid|could not resolve the foundation model|model (?:id )?.*(?:not found|does not exist)/i,
    tell: (said, asked) => unknownName(said, asked),
  },
  {
    words: /endpoint .*not found|could not find endpoint/i,
    tell: (_, { name, title, region }) => ({
      message: `${title} has no endpoint "${name}" in ${region}.`,
      hint: "`aws sagemaker list-endpoints` shows those of a region; an endpoint that was deleted has to be deployed again.",
    }),
  },
  { names: ["ResourceNotFoundException"], tell: (said, asked) => unknownName(said, asked) },
  {
    names: ["ExpiredTokenException", "ExpiredToken", "RequestExpired"],
    tell: (_, { title }) => ({
      message: `The AWS credentials have expired, says ${title}.`,
      hint: "Sign in again, such as by `aws sso login`, and set the new keys and session token.",
    }),
  },
  {
    words: /signature (?:not yet current|expired)/i,
    tell: (said, { title }) => ({
      message: `${title} refused the time of the request: ${said}`,
      hint: "Set the clock of this machine right; AWS allows five minutes.",
    }),
  },
  {
    names: [
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "IncompleteSignatureException",
      "MissingAuthenticationTokenException",
    ],
    tell: (said, asked) => badCredentials(said, asked),
  },
  {
    words: /api key is (?:not )?valid|authentication failed|bearer token/i,
    status: 403,
    tell: (said, asked) => badCredentials(said, asked),
  },
  { status: 401, tell: (said, asked) => badCredentials(said, asked) },
  {
    status: 403,
    tell: (said, { title, action, name }) => ({
      message: `${title} does not allow this: ${said}`,
      hint: `Let a policy of these credentials allow ${action} on ${name}.`,
    }),
  },
  {
    names: ["ServiceQuotaExceededException"],
    tell: (said, { title, region }) => ({
      message: `A quota of the account at ${title} is used up: ${said}`,
      hint: `Ask for more under Service Quotas in ${region}, or use another region.`,
    }),
  },
  {
    words: /max(?:imum)?[ _]tokens.*(?:exceed|lower|limit|greater)/i,
    tell: (said, { title, name }) => ({
      message: `${title} does not let ${name} write that much: ${said}`,
      hint: "Ask for a shorter reply, or for less thinking where a budget is set.",
    }),
  },
  {
    words: /streaming|ConverseStream/i,
    status: 400,
    tell: (said, { title, name }) => ({
      message: `${title} does not stream this from ${name}: ${said}`,
      hint: "Set stream to false beside the model: its replies then come whole.",
    }),
  },
];

function unknownName(said: string, { title, name, region, kind }: AskedAws): AwsRefusal {
  return {
    message: `${title} has no ${kind} "${name}" in ${region}: ${said}`,
    hint:
      kind === "model"
        ? "`aws bedrock list-foundation-models` shows the models of a region, `aws bedrock list-inference-profiles` what leads to others."
        : "`aws sagemaker list-endpoints` shows those of a region.",
  };
}

function badCredentials(said: string, { title }: AskedAws): AwsRefusal {
  return {
    message: `${title} refused the credentials: ${said}`,
    hint: "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or AWS_BEARER_TOKEN_BEDROCK, and that they belong together.",
  };
}
