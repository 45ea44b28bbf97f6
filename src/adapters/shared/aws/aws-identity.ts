import { AppError } from "../../../contracts/app-error.ts";
import { awsProfile, type AwsProfile, type AwsSurroundings } from "./aws-profile.ts";

/** What a request is proved with. */
export type AwsIdentity =
  | { kind: "keys"; accessKeyId: string; secretAccessKey: string; sessionToken: string | undefined }
  | { kind: "bearer"; token: string };

const bearerVariable = "AWS_BEARER_TOKEN_BEDROCK";

/**
 * A bearer token where the service takes one, else keys from the environment, else those of the profile. Roles, single sign-on
 * and the metadata of a machine are not asked: they would open connections of their own. Throws AppError "config.invalid".
 */
export function awsIdentity(surroundings: AwsSurroundings, takesBearer: boolean): AwsIdentity {
  const { environment } = surroundings;
  const token = environment[bearerVariable]?.trim();
  if (takesBearer && token) return { kind: "bearer", token: sendable(token, bearerVariable) };
  return environmentKeys(environment) ?? profileKeys(awsProfile(surroundings), takesBearer);
}

/** The text without anything an identity holds. */
export function withoutIdentity(text: string, identity: AwsIdentity): string {
  const parts: [string, string | undefined][] =
    identity.kind === "bearer"
      ? [[bearerVariable, identity.token]]
      : [
          ["AWS_SECRET_ACCESS_KEY", identity.secretAccessKey],
          ["AWS_SESSION_TOKEN", identity.sessionToken],
          ["AWS_ACCESS_KEY_ID", identity.accessKeyId],
        ];
  return parts.reduce(
    (cleaned, [name, value]) =>
      // Shorter ones are placeholders for local servers: removing them would maim texts.
      value === undefined || value.length < 8
        ? cleaned
        : [value, value.replaceAll("/", "\\/")].reduce(
            (text, form) => text.replaceAll(form, `[${name}]`),
            cleaned,
          ),
    text,
  );
}

function environmentKeys(environment: AwsSurroundings["environment"]): AwsIdentity | undefined {
  const [id, secret] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const;
  const accessKeyId = environment[id]?.trim() || undefined;
  const secretAccessKey = environment[secret]?.trim() || undefined;
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const [set, unset] = accessKeyId === undefined ? [secret, id] : [id, secret];
    throw new AppError("config.invalid", {
      message: `${set} is set, but ${unset} is not.`,
      hint: `Set the environment variable ${unset} as well, or unset both to use a profile.`,
    });
  }
  const sessionToken = environment["AWS_SESSION_TOKEN"]?.trim() || undefined;
  return {
    kind: "keys",
    accessKeyId: sendable(accessKeyId, id),
    secretAccessKey: sendable(secretAccessKey, secret),
    sessionToken: sessionToken && sendable(sessionToken, "AWS_SESSION_TOKEN"),
  };
}

function profileKeys(profile: AwsProfile | undefined, takesBearer: boolean): AwsIdentity {
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = profile?.keys ?? {};
  if (profile !== undefined && accessKeyId && secretAccessKey) {
    const place = `the profile "${profile.name}"`;
    const token = profile.keys["aws_session_token"];
    return {
      kind: "keys",
      accessKeyId: sendable(accessKeyId, `aws_access_key_id of ${place}`),
      secretAccessKey: sendable(secretAccessKey, `aws_secret_access_key of ${place}`),
      sessionToken: token && sendable(token, `aws_session_token of ${place}`),
    };
  }
  const other = Object.keys(profile?.keys ?? {}).find((key) => /^(?:sso_|role_arn|credential_)/.test(key));
  if (profile !== undefined && other !== undefined) {
    throw new AppError("config.invalid", {
      message: `The AWS profile "${profile.name}" gets its keys by ${other}, which Soundings does not do.`,
      hint: `Run \`aws configure export-credentials --profile ${profile.name} --format env\` and set what it prints.`,
    });
  }
  throw new AppError("config.invalid", {
    message: "No AWS credentials are set, neither in the environment nor in a profile.",
    hint: `Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY${takesBearer ? `, or ${bearerVariable}` : ""}, or name a profile in AWS_PROFILE.`,
  });
}

function sendable(value: string, name: string): string {
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new AppError("config.invalid", {
    message: `${name} holds a character that no AWS credential has, such as a space or a line break inside.`,
    hint: "Copy it again, whole and alone.",
  });
}
