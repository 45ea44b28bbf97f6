import type { ApiErrorDetails } from "../contracts/api/api-error.ts";
import { errorDetails } from "./error-details.ts";
import { TaskFailure } from "./threads/task-thread.ts";

/** What a request is answered that failed, and what only the server's owner is told. */
export function errorReply(
  thrown: unknown,
  folder: string,
  mostBytes: number = largestBody,
): { details: ApiErrorDetails; unforeseen: string | null } {
  if (thrown instanceof TaskFailure) return thrown;
  const { code = "" } = (thrown ?? {}) as { code?: string };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return { details: tooLarge(mostBytes), unforeseen: null };
  const known = frameworkFaults[code];
  if (known !== undefined) return { details: known, unforeseen: null };
  const details = errorDetails(thrown, folder);
  const unforeseen =
    details.code !== "internal" ? null : thrown instanceof Error ? thrown.stack : String(thrown);
  return { details, unforeseen: unforeseen ?? null };
}

export const largestBody = 1_000_000;
/** Routes that take as much take files. */
const largestFile = 10_000_000;

const notJson: ApiErrorDetails = {
  code: "request.invalid",
  message: "The body is not JSON.",
  hint: "Send one JSON object.",
};

function tooLarge(mostBytes: number): ApiErrorDetails {
  return {
    code: "request.too-large",
    message: `The body is larger than ${mostBytes / 1e6} MB.`,
    hint:
      mostBytes < largestFile
        ? "Send less; files belong into the folder of sources."
        : "Put larger files into the folder of sources yourself.",
  };
}

/** What Fastify finds wrong before a route is asked, in our words. */
const frameworkFaults: Readonly<Record<string, ApiErrorDetails>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "request.unsupported",
    message: "The body is of a kind that this server does not read.",
    hint: "Send JSON with Content-Type: application/json.",
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: "request.invalid",
    message: "The body is not as long as its Content-Length says.",
    hint: "Send it again.",
  },
  // Nobody hears this: whoever sent it has left.
  ECONNRESET: {
    code: "request.invalid",
    message: "The request ended before its body did.",
    hint: "Send it again.",
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { ...notJson, message: "The body is empty." },
  FST_ERR_CTP_INVALID_JSON_BODY: notJson,
  FST_ERR_BAD_URL: {
    code: "request.invalid",
    message: "The address cannot be read.",
    hint: "Write % as %25 in it.",
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    code: "request.invalid",
    message: "A part of the address is too long.",
    hint: "Names in an address have at most 500 characters.",
  },
};
