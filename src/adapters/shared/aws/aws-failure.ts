import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { overflowSentence } from "../provider/context-overflow.ts";
import { retryAfterMs } from "../provider/retry-after.ts";
import { sentence } from "../provider/sentence.ts";
import type { AskedAws } from "./asked-aws.ts";
import { type AwsError, type AwsErrorAnswer, awsErrorIn } from "./aws-error.ts";
import { inputTooLong } from "./input-too-long.ts";
import { type AwsRefusal, refusals } from "./refusals.ts";

/** How long a model that was put away takes to be there again: AWS does not say, and trying sooner is of no use. */
const wakingMs = 30_000;

/** Names of what may pass, whatever the status. */
const busyNames = new Set([
  "ThrottlingException",
  "TooManyRequestsException",
  "Throttling",
  "ThrottledException",
]);
const outageNames = new Set([
  "InternalServerException",
  "InternalFailure",
  "InternalStreamFailure",
  "InternalDependencyException",
  "ServiceUnavailableException",
  "ServiceUnavailable",
  "ModelTimeoutException",
  "ModelErrorException",
  "ModelStreamErrorException",
  "ModelStreamError",
]);

/** An answer of AWS that is no reply, as one sentence and what to do. */
export function awsFailureOf(answer: AwsErrorAnswer, asked: AskedAws): AppError {
  const error = awsErrorIn(answer);
  const { status, headers, text } = answer;
  // A gateway before AWS may break or turn down in a page of its own; any other page is somebody else's.
  const isPage =
    (/html/i.test(headers["content-type"] ?? "") || /^\s*</.test(text)) &&
    status < 500 &&
    ![401, 403, 429].includes(status);
  const isNamed = error.message !== undefined || error.name !== undefined;
  if (!isNamed && (isPage || (status >= 300 && status < 400) || status === 404)) return noAws(status, asked);
  return awsErrorOf(error, asked, retryAfterMs(answer.headers));
}

/** What AWS says is wrong, with what it asks to wait. */
export function awsErrorOf(error: AwsError, asked: AskedAws, waitMs: number | null = null): AppError {
  const { name, status } = error;
  const said = sentence(asked.withoutSecrets(error.message ?? name ?? "no reason was given"));
  const fault = { status, retryAfterMs: waitMs };
  if (name === "ModelNotReadyException")
    return waking(said, asked, { status, retryAfterMs: waitMs ?? wakingMs });
  const isBusy = busyNames.has(name ?? "") || status === 429;
  const isOutage = outageNames.has(name ?? "") || (status !== null && status >= 500);
  if (isBusy || (status === 503 && waitMs !== null)) {
    const message = `${asked.title} asks to wait: ${said}`;
    const hint = `Wait, send fewer requests at once, or ask AWS for a higher quota of ${asked.name} in ${asked.region}.`;
    return modelError("model.busy", { message, hint }, fault);
  }
  if (isOutage || status === 408) {
    const message = `${asked.title} failed${status === null ? "" : ` with status ${status}`}: ${said}`;
    const hint = "Try again; if it stays so, see what the AWS Health Dashboard says of the region.";
    return modelError("model.failed", { message, hint }, { ...fault, mayPass: true, isOutage: true });
  }
  if (status === null) {
    const hint = "Try again; if it stays so, ask for less at once.";
    return modelError(
      "model.failed",
      { message: `${asked.title} broke off its reply: ${said}`, hint },
      fault,
    );
  }
  return modelError("model.refused", refusalOf(error, said, asked), fault);
}

/** That whoever answers is not AWS. */
export function noAws(status: number, { title, address }: AskedAws): AppError {
  return modelError(
    "model.refused",
    {
      message: `${address} answered with status ${status}, but not as ${title} does.`,
      hint: "Leave the base URL out to ask AWS itself, or check it.",
    },
    { status },
  );
}

function waking(
  said: string,
  asked: AskedAws,
  fault: { status: number | null; retryAfterMs: number },
): AppError {
  const message = `${asked.name} is being loaded by ${asked.title}: ${said}`;
  const hint =
    "Wait a minute: a model that nobody asked for a while is put away, and takes that long to be there again.";
  return modelError("model.busy", { message, hint }, fault);
}

function refusalOf(error: AwsError, said: string, asked: AskedAws): AwsRefusal {
  const isCredentials = error.status === 401 || error.status === 403;
  const overflow = isCredentials ? undefined : inputTooLong(error.message ?? "");
  if (overflow !== undefined) {
    const { id, maxOutputTokens } = asked;
    return maxOutputTokens === null
      ? { message: `A text is too long for ${id}: ${said}`, hint: "Make the chunks smaller." }
      : {
          message: overflowSentence(id, overflow, maxOutputTokens),
          hint: "Give it fewer or shorter passages, ask for a shorter reply, or choose a model with a longer context.",
        };
  }
  const known = refusals.find(({ names, words, status }) => {
    const isNamed = names === undefined || names.includes(error.name ?? "");
    const isWorded = words === undefined || words.test(error.message ?? "");
    return isNamed && isWorded && (status === undefined || status === error.status);
  });
  return (
    known?.tell(said, asked) ?? {
      message: `${asked.title} turned the request down with status ${error.status}: ${said}`,
      hint:
        asked.kind === "model"
          ? `Change what it names, or choose another model than ${asked.name}.`
          : `Change what it names, or set format to what ${asked.name} takes.`,
    }
  );
}
