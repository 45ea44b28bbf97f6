import * as z from "zod";
import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { type AskedModel, type FailedAnswer, failureOf } from "../../shared/provider/failure-of.ts";
import { sentence } from "../../shared/provider/sentence.ts";

const WireError = z.object({
  error: z.object({ type: z.string(), message: z.string().nullish() }),
});
type WireError = z.infer<typeof WireError>["error"];

/** An answer that is no reply: what only Anthropic words so, then what every provider's failures have in common. */
export function failureOfAnthropic(answer: FailedAnswer, asked: AskedModel): AppError {
  const told = errorOf(answer.text);
  return (told && ownFailure(told, answer.status)) ?? failureOf(answer, asked);
}

/** The error that an event of a stream tells; undefined where it tells none. Its type stands for the status it would have had. */
export function failureInEvent(
  body: unknown,
  { text, headers }: Pick<FailedAnswer, "text" | "headers">,
  asked: AskedModel,
): AppError | undefined {
  const told = WireError.safeParse(body).data?.error;
  if (told === undefined) return undefined;
  const status = Object.hasOwn(statuses, told.type) ? (statuses[told.type] as number) : 500;
  return failureOfAnthropic({ status, headers, text }, asked);
}

const statuses: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

function ownFailure({ message }: WireError, status: number): AppError | undefined {
  const said = message ?? "";
  const refused = (problem: string, hint: string): AppError =>
    modelError("model.refused", { message: problem, hint }, { status });
  if (status === 413) {
    return refused(
      `The request has more bytes than Anthropic takes: ${sentence(said)}`,
      "Give it fewer or shorter passages, or smaller images.",
    );
  }
  if (status !== 400) return undefined;
  if (/credit balance/i.test(said)) {
    return refused(
      `Anthropic asks for payment: ${sentence(said)}`,
      "Add credit there, or use another key or model.",
    );
  }
  if (/content filtering policy/i.test(said)) {
    return refused(
      `The content filter of Anthropic turned the request down: ${sentence(said)}`,
      "See which passage or question it stumbles over.",
    );
  }
  return undefined;
}

function errorOf(text: string): WireError | undefined {
  try {
    return WireError.safeParse(JSON.parse(text)).data?.error;
  } catch {
    return undefined;
  }
}
