import * as z from "zod";
import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { type AskedModel, type FailedAnswer, failureOf } from "../../shared/provider/failure-of.ts";
import { retryAfterMs } from "../../shared/provider/retry-after.ts";
import { sentence } from "../../shared/provider/sentence.ts";

const Text = z.string().nullish();

const WireError = z.object({
  error: z.object({
    code: z.int().nullish(),
    message: Text,
    details: z
      .array(
        z.object({
          reason: Text,
          retryDelay: Text,
          violations: z.array(z.object({ quotaId: Text })).nullish(),
        }),
      )
      .nullish(),
  }),
});
type WireError = z.infer<typeof WireError>["error"];

/** An answer that is no reply: what only Google words so, then what every provider's failures have in common. */
export function failureOfGemini(answer: FailedAnswer, asked: AskedModel): AppError {
  const body = withoutList(parsed(answer.text));
  const told = WireError.safeParse(body).data?.error;
  if (told === undefined) return failureOf(answer, asked);
  const own = ownFailure(told, answer.status, asked);
  if (own !== undefined) return own;
  const wait = told.details
    ?.map(({ retryDelay }) => millisecondsOf(retryDelay))
    .find((ms) => ms !== undefined);
  const isToldInHeader = retryAfterMs(answer.headers) !== null;
  const headers =
    wait === undefined || isToldInHeader
      ? answer.headers
      : { ...answer.headers, "retry-after-ms": String(wait) };
  return failureOf({ ...answer, headers, text: JSON.stringify(body) }, asked);
}

/** The error that stands in place of a piece of a reply; undefined where none does. */
export function failureInPiece(
  body: unknown,
  { text, headers }: Pick<FailedAnswer, "text" | "headers">,
  asked: AskedModel,
): AppError | undefined {
  const told = WireError.safeParse(withoutList(body)).data?.error;
  if (told === undefined) return undefined;
  const code = told.code ?? 500;
  return failureOfGemini({ status: code >= 400 && code < 600 ? code : 500, headers, text }, asked);
}

function ownFailure(
  { message, details }: WireError,
  status: number,
  asked: AskedModel,
): AppError | undefined {
  const said = sentence(message || "no reason was given");
  const { title, key } = asked.vendor;
  const refused = (problem: string, hint: string): AppError =>
    modelError("model.refused", { message: `${title} ${problem}: ${said}`, hint }, { status });
  if (details?.some(({ reason }) => reason === "API_KEY_INVALID")) {
    return refused(
      "refused the key",
      `Set the environment variable ${key.variable} to a key that is valid there.`,
    );
  }
  if (status === 400 && /location is not supported/i.test(said)) {
    return refused(
      "does not serve the place you ask from",
      "Ask from a region that Google serves, or another provider.",
    );
  }
  if (status === 400 && /logprobs is not (?:enabled|supported)/i.test(said)) {
    return refused(
      `gives no log probabilities of ${asked.name}`,
      "Choose a model that gives them, or do not ask for them.",
    );
  }
  const quotas = details?.flatMap(({ violations }) => violations ?? []) ?? [];
  if (
    status === 429 &&
    (quotas.some(({ quotaId }) => /PerDay/.test(quotaId ?? "")) || /limit: 0\b/.test(said))
  ) {
    return refused(
      "has no quota left for today",
      "Wait until tomorrow, raise the quota or add billing there, or use another model.",
    );
  }
  return undefined;
}

/** "34.07s" */
function millisecondsOf(delay: string | null | undefined): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(delay ?? "")?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
}

/** Some ways of streaming wrap an error into a list. */
function withoutList(body: unknown): unknown {
  return Array.isArray(body) ? (body as unknown[])[0] : body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
