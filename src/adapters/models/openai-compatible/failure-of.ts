import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { retryAfterMs } from "../shared/retry-after.ts";
import { sentence } from "../shared/sentence.ts";
import { contextOverflowIn, overflowSentence } from "./context-overflow.ts";
import type { CompatibleVendor } from "./vendors.ts";
import { errorIn } from "./wire.ts";

/** Who was asked what, as far as a failure has to name it. */
export interface AskedModel {
  id: string;
  /** The vendor's own name of it. */
  name: string;
  vendor: CompatibleVendor;
  /** Without query and credentials. */
  address: string;
  maxOutputTokens: number;
}

export interface FailedAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Without secrets. */
  text: string;
}

type ToldError = NonNullable<ReturnType<typeof errorIn>>;

/** An answer that is no reply, as one sentence and what to do. */
export function failureOf(answer: FailedAnswer, asked: AskedModel): AppError {
  const body = parsed(answer.text);
  const told = errorIn(body);
  const { status } = answer;
  const { title } = asked.vendor;
  const said = sentence(told?.message ?? answer.text);
  const fault = { status, retryAfterMs: retryAfterMs(answer.headers) };
  if (told === undefined && isWrongAddress(answer, body)) return wrongAddress(asked, fault);
  if (status === 401 || status === 403) return refusedKey(asked, status, said);
  if (status === 402 || told?.code === "insufficient_quota") {
    return modelError(
      "model.refused",
      {
        message: `${title} asks for payment: ${said}`,
        hint: "Add credit there, or use another key or model.",
      },
      fault,
    );
  }
  if (told !== undefined && status < 500) {
    const overflow = status === 429 ? undefined : contextOverflowIn(told);
    if (overflow !== undefined) {
      return modelError(
        "model.refused",
        {
          message: overflowSentence(asked.id, overflow, asked.maxOutputTokens),
          hint: "Give it fewer or shorter passages, ask for a shorter reply, or choose a model with a longer context.",
        },
        fault,
      );
    }
    if (isUnknownModel(told, status)) {
      return modelError(
        "model.refused",
        { message: `${title} has no model "${asked.name}": ${said}`, hint: asked.vendor.unknownModel },
        fault,
      );
    }
    if (isContentFilter(told)) {
      return modelError(
        "model.refused",
        {
          message: `The content filter of ${title} turned the prompt down: ${said}`,
          hint: "See which passage or question it stumbles over, or change the filter there.",
        },
        fault,
      );
    }
  }
  if (status === 429 || status === 529 || (status === 503 && fault.retryAfterMs !== null)) {
    return modelError(
      "model.busy",
      {
        message: `${title} asks to wait (status ${status}): ${said}`,
        hint: "Wait, or send fewer requests at once and a minute.",
      },
      fault,
    );
  }
  if (status >= 500 || status === 408 || status === 409 || status === 425) {
    return modelError(
      "model.failed",
      {
        message: `${title} failed with status ${status}: ${said}`,
        hint: "Try again; if it stays so, see what the service reports about itself.",
      },
      { ...fault, mayPass: true },
    );
  }
  return modelError(
    "model.refused",
    {
      message: `${title} turned the request down with status ${status}: ${said}`,
      hint: `Change what it names, or choose another model than ${asked.name}.`,
    },
    fault,
  );
}

/** That whoever answers there is no model. */
export function wrongAddress(
  { vendor, address }: AskedModel,
  fault: { status: number; retryAfterMs: number | null },
): AppError {
  const usual =
    vendor.baseUrl === null
      ? vendor.unreachable
      : `That of ${vendor.title} is ${vendor.baseUrl}; most end in /v1.`;
  return modelError(
    "model.refused",
    {
      message: `${address} answered with status ${fault.status}, but not as a model does.`,
      hint: `Check the base URL. ${usual}`,
    },
    fault,
  );
}

function refusedKey({ vendor, name }: AskedModel, status: number, said: string): AppError {
  const { variable } = vendor.key;
  const hint =
    status === 401
      ? `Set the environment variable ${variable} to a key that is valid there.`
      : `Use a key in ${variable} that may use ${name}, or see whether ${vendor.title} serves your region.`;
  return modelError(
    "model.refused",
    { message: `${vendor.title} refused the key: ${said}`, hint },
    { status },
  );
}

/** A redirect, a method that is not taken, or a page: an API says in JSON what is wrong. */
function isWrongAddress({ status, headers, text }: FailedAnswer, body: unknown): boolean {
  if (status >= 300 && status < 400) return true;
  if (status === 405) return true;
  const isPage = /html/i.test(headers["content-type"] ?? "") || /^\s*</.test(text);
  return (
    (status === 404 && body === undefined) ||
    (isPage && status < 500 && status !== 401 && status !== 403 && status !== 429)
  );
}

function isUnknownModel({ code, message, type }: ToldError, status: number): boolean {
  if (code === "model_not_found" || code === "DeploymentNotFound" || type === "model_not_found") return true;
  const text = message ?? "";
  return (
    (status === 404 && /model/i.test(text)) ||
    /invalid model|not a valid model|(?:unknown|no such) model|model\b.*(?:does not exist|not found|not exist)/i.test(
      text,
    )
  );
}

function isContentFilter({ code }: ToldError): boolean {
  return code === "content_filter" || code === "content_policy_violation";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
