/** What AWS says is wrong, in an answer or in a frame of a stream. */
export interface AwsError {
  /** Such as "ThrottlingException"; undefined where only a status tells. */
  name: string | undefined;
  message: string | undefined;
  status: number | null;
}

export interface AwsErrorAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** Names come in a header or in the body, with a namespace before or an address behind. */
export function awsErrorIn({ status, headers, text }: AwsErrorAnswer): AwsError {
  const body = objectIn(text);
  const name = bare(headers["x-amzn-errortype"] ?? textIn(body, "__type", "code", "Code"));
  // SageMaker wraps what the container of an endpoint answered.
  const original = body?.["OriginalStatusCode"];
  const message = textIn(body, "OriginalMessage", "message", "Message");
  const told = message === undefined ? undefined : (innerMessage(message) ?? message);
  return {
    name,
    message: told,
    status: name === "ModelError" && Number.isInteger(original) ? Number(original) : status,
  };
}

/** What the status would have been, had it come before the stream. */
const statuses: Readonly<Record<string, number>> = {
  ThrottlingException: 429,
  ValidationException: 400,
  InternalServerException: 500,
  InternalStreamFailure: 500,
  ServiceUnavailableException: 503,
  ModelStreamErrorException: 424,
  ModelStreamError: 424,
  ModelTimeoutException: 408,
};

/** The error of a frame whose `:message-type` is no event. */
export function awsErrorInFrame(headers: Readonly<Record<string, string>>, text: string): AwsError {
  const name = bare(headers[":exception-type"] ?? headers[":error-code"]);
  const body = objectIn(text);
  const original = body?.["originalStatusCode"];
  const known = name !== undefined && Object.hasOwn(statuses, name) ? statuses[name] : undefined;
  return {
    name,
    message: textIn(body, "message", "Message") ?? headers[":error-message"],
    status: Number.isInteger(original) ? Number(original) : (known ?? null),
  };
}

function bare(name: string | undefined): string | undefined {
  const found = name?.split(":")[0]?.split("#").at(-1)?.trim();
  // Frames write "throttlingException".
  return found ? found[0]?.toUpperCase() + found.slice(1) : undefined;
}

function textIn(body: Record<string, unknown> | undefined, ...keys: string[]): string | undefined {
  const found = keys.map((key) => body?.[key]).find((value) => typeof value === "string" && value !== "");
  return found as string | undefined;
}

/** Containers say in JSON again what is wrong. */
function innerMessage(text: string): string | undefined {
  const body = objectIn(text);
  const inner = body?.["error"];
  if (typeof inner === "object" && inner !== null) return textIn(inner as Record<string, unknown>, "message");
  return textIn(body, "error", "message", "detail");
}

function objectIn(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
