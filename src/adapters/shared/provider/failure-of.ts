import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { retryAfterMs } from "./retry-after.ts";
import { sentence } from "./sentence.ts";
import { contextOverflowIn, overflowSentence } from "./context-overflow.ts";
import { errorIn, type WireError } from "./error-in.ts";
import type { ProviderWords } from "./provider-words.ts";

/** Who was asked what, as far as a failure has to name it. */
export interface AskedModel {
  id: string;
  /** The vendor's own name of it. */
  name: string;
  vendor: ProviderWords;
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

interface Failure {
  code: "model.refused" | "model.busy" | "model.failed";
  message: string;
  hint: string;
  /** That this one prompt is turned down, whatever the answer's own status: others may do better. */
  concernsPrompt?: boolean;
}

/** As HTTP has it where nobody uses another. */
const promptTurnedDown = 413;

/** An answer that is no reply, as one sentence and what to do. */
export function failureOf(answer: FailedAnswer, asked: AskedModel): AppError {
  const { status } = answer;
  const told = errorIn(parsed(answer.text));
  const isPage = /html/i.test(answer.headers["content-type"] ?? "") || /^\s*</.test(answer.text);
  const said = sentence(told?.message || (isPage ? "" : answer.text) || "no reason was given");
  const wait = retryAfterMs(answer.headers);
  const { code, message, hint, concernsPrompt } =
    (told === undefined ? strangerAt(answer, asked, isPage) : toldRefusal(told, status, said, asked)) ??
    refusedByStatus(status, said, asked) ??
    (status === 429 || status === 529 || (status === 503 && wait !== null)
      ? busy(status, said, asked)
      : isPassing(status)
        ? failed(status, said, asked)
        : turnedDown(status, said, asked));
  const isOutage = code === "model.failed" && status >= 500;
  const mayPass = code !== "model.refused";
  const meant = concernsPrompt === true && status >= 500 ? promptTurnedDown : status;
  return modelError(code, { message, hint }, { status: meant, retryAfterMs: wait, mayPass, isOutage });
}

/** That whoever answers at the base URL is no model. */
export function wrongAddress(status: number, asked: AskedModel): AppError {
  const { message, hint } = stranger(status, asked);
  return modelError("model.refused", { message, hint }, { status });
}

function stranger(status: number, { vendor, address }: AskedModel): Failure {
  const usual =
    vendor.baseUrl === null
      ? vendor.unreachable
      : `That of ${vendor.title} is ${vendor.baseUrl}${vendor.baseUrl.endsWith("/v1") ? ", and most end in /v1" : ""}.`;
  return {
    code: "model.refused",
    message: `${address} answered with status ${status}, but not as a model does.`,
    hint: `Check the base URL. ${usual}`,
  };
}

/** A redirect, a method that is not taken, or a page: an API says in JSON what is wrong. */
function strangerAt({ status }: FailedAnswer, asked: AskedModel, isPage: boolean): Failure | undefined {
  const isOtherPlace = (status >= 300 && status < 400) || status === 404 || status === 405;
  const isOtherSite = isPage && status < 500 && ![401, 403, 429].includes(status);
  return isOtherPlace || isOtherSite ? stranger(status, asked) : undefined;
}

/** What can be known from the provider's own words, whatever the status: some servers say 500 to a prompt that is too long. */
function toldRefusal(told: WireError, status: number, said: string, asked: AskedModel): Failure | undefined {
  const { id, name, vendor, maxOutputTokens } = asked;
  const { title } = vendor;
  const code = "model.refused";
  if (status === 402 || told.code === "insufficient_quota") {
    const hint = "Add credit there, or use another key or model.";
    return { code, message: `${title} asks for payment: ${said}`, hint };
  }
  if (status === 401 || status === 403 || status === 429) return undefined;
  const overflow = contextOverflowIn(told);
  if (overflow !== undefined) {
    const hint =
      "Give it fewer or shorter passages, ask for a shorter reply, or choose a model with a longer context.";
    return { code, message: overflowSentence(id, overflow, maxOutputTokens), hint, concernsPrompt: true };
  }
  if (isUnknownModel(told, status)) {
    return { code, message: `${title} has no model "${name}": ${said}`, hint: vendor.unknownModel };
  }
  if (told.code === "content_filter" || told.code === "content_policy_violation") {
    const hint = "See which passage or question it stumbles over, or change the filter there.";
    const message = `The content filter of ${title} turned the prompt down: ${said}`;
    return { code, message, hint, concernsPrompt: true };
  }
  return undefined;
}

function isUnknownModel({ code, message, type }: WireError, status: number): boolean {
  const names = ["model_not_found", "DeploymentNotFound"];
  if (names.includes(String(code)) || names.includes(type ?? "")) return true;
  const text = message ?? "";
  if (status === 404) return /model/i.test(text);
  return (
    status < 500 &&
    /invalid model|not a valid model|(?:unknown|no such) model|model\b.*(?:does not exist|not found)/i.test(
      text,
    )
  );
}

function refusedByStatus(status: number, said: string, { name, vendor }: AskedModel): Failure | undefined {
  const { title, key } = vendor;
  const code = "model.refused";
  if (status === 401) {
    const hint = `Set the environment variable ${key.variable} to a key that is valid there.`;
    return { code, message: `${title} refused the key: ${said}`, hint };
  }
  if (status === 403) {
    const hint = `Use a key in ${key.variable} that may use ${name}, and see whether ${title} serves your region.`;
    return { code, message: `${title} does not allow this: ${said}`, hint };
  }
  return undefined;
}

function busy(status: number, said: string, { vendor }: AskedModel): Failure {
  return {
    code: "model.busy",
    message: `${vendor.title} asks to wait (status ${status}): ${said}`,
    hint: "Wait, or send fewer requests at once and a minute.",
  };
}

function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 409 || status === 425;
}

function failed(status: number, said: string, { vendor }: AskedModel): Failure {
  return {
    code: "model.failed",
    message: `${vendor.title} failed with status ${status}: ${said}`,
    hint: "Try again; if it stays so, see what the service reports about itself.",
  };
}

function turnedDown(status: number, said: string, { name, vendor }: AskedModel): Failure {
  return {
    code: "model.refused",
    message: `${vendor.title} turned the request down with status ${status}: ${said}`,
    hint: `Change what it names, or choose another model than ${name}.`,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
